using SignalWatch.Assessment;
using SignalWatch.Feeds;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Jobs;
using SignalWatch.Packs;
using SignalWatch.Web.Api.Answers;
using SignalWatch.Web.Api.Endpoints;

namespace SignalWatch.Web.Api;

/// <summary>Looks at the monitor itself: are sources heard, is what they say assessed.</summary>
internal sealed class MonitorState(Pack pack, ITableStore store, SourceHistory sources, LevelHistory levels, LikelihoodHistory likelihoods, TimeProvider time)
{
    /// <summary>The status of a monitor that works.</summary>
    public const string Ok = "ok";

    /// <summary>What is looked at, and what was found: the same checks that the operator is told of.</summary>
    public async Task<HealthAnswer> HealthAsync(CancellationToken cancellationToken)
    {
        var findings = await new WatchHealth(pack, store, time, null).CheckAsync(cancellationToken);
        return new HealthAnswer
        {
            Status = findings.Any(finding => finding.State == HealthState.Trouble) ? "degraded" : Ok,
            Checks = [.. findings.Select(CheckOf)],
        };
    }

    /// <summary>The figures of the last day.</summary>
    public async Task<IReadOnlyList<MetricLine>> MetricsAsync(CancellationToken cancellationToken)
    {
        var metrics = new List<MetricLine>();
        foreach (var group in (await StatesAsync(cancellationToken)).GroupBy(state => state).OrderBy(group => group.Key))
        {
            metrics.Add(Metric("signalwatch_sources", "sources", "Sources by how they fare.", SourceEndpoints.NameOf(group.Key), group.Count()));
        }

        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        foreach (var indicator in pack.Indicators)
        {
            if (await levels.LastBeforeAsync(indicator.Id, today.AddDays(1), cancellationToken) is { } level)
            {
                metrics.Add(Metric("signalwatch_level", "level", "Levels: 0 quiet, 1 elevated, 2 high, 3 critical.", indicator.Id.Value, (int)level.Level));
                metrics.Add(Metric("signalwatch_stories", "stories", "Stories that began on the last day assessed.", indicator.Id.Value, level.Evidence.Stories));
                metrics.Add(Metric("signalwatch_coverage_ratio", "ratio", "Sources heard as a share of those expected, on the last day assessed.", indicator.Id.Value, level.Evidence.Coverage));
            }
        }

        foreach (var scenario in pack.Scenarios)
        {
            if (await likelihoods.LastDayAsync(scenario.Id, today, cancellationToken) is { } day
                && await likelihoods.ReadAsync(scenario.Id, day, day, cancellationToken).FirstOrDefaultAsync(cancellationToken) is { } likelihood)
            {
                metrics.Add(Metric("signalwatch_probability_ratio", "ratio", "Scenarios' probabilities, 0 to 1.", scenario.Id.Value, likelihood.Probability));
            }
        }

        metrics.Add(Metric("signalwatch_managed_memory_bytes", "bytes", "Memory held by the server's objects.", null, GC.GetTotalMemory(forceFullCollection: false)));
        return metrics;
    }

    private static HealthCheck CheckOf(HealthFinding finding) => new()
    {
        Name = finding.Check,
        IsOk = finding.State != HealthState.Trouble,
        Detail = $"{finding.Headline}. {finding.Remedy}".TrimEnd(),
    };

    private static MetricLine Metric(string name, string unit, string description, string? label, double value) =>
        new() { Name = name, Unit = unit, Description = description, Label = label, Value = value };

    private async Task<IReadOnlyList<SourceState>> StatesAsync(CancellationToken cancellationToken)
    {
        var stored = await sources.AllAsync(cancellationToken);
        var now = time.GetUtcNow();
        return [.. pack.Sources.Select(source => SourceHealth.Of(
            source, stored.TryGetValue(source.Id, out var properties) ? PollState.FromProperties(properties) : new PollState(), now).State)];
    }
}
