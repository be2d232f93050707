using System.Runtime.CompilerServices;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Packs;

namespace SignalWatch.Assessment;

/// <summary>
/// Each scenario's likelihood, day by day, as it was worked out with the pack of its time: table <c>likelihoods</c>, partition =
/// scenario id, row = <c>yyyyMMdd</c>.
/// </summary>
/// <param name="store">Where the table is.</param>
public sealed class LikelihoodHistory(ITableStore store)
{
    private const string TableName = "likelihoods";
    private const int RecentDays = 40;

    /// <summary>Stores likelihoods, in place of those that the days had.</summary>
    public async Task SaveAsync(IReadOnlyList<ScenarioLikelihood> likelihoods, CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        await table.UpsertAsync([.. likelihoods.Select(DayLikelihood.Of).Select(RowOf)], cancellationToken);
    }

    /// <summary>Streams a scenario's likelihoods, oldest first, both days included.</summary>
    public async IAsyncEnumerable<DayLikelihood> ReadAsync(
        ScenarioId scenario, DateOnly from, DateOnly to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        await foreach (var row in table.ScanAsync(scenario.Value, DayKey.Of(from), DayKey.Of(to) + '~', null, cancellationToken))
        {
            yield return new DayLikelihood(
                scenario,
                DayKey.Parse(row.RowKey),
                row.Value<double>(nameof(DayLikelihood.Probability)),
                row.Get<string>(nameof(DayLikelihood.Word)) ?? "",
                row.Get<string>(nameof(DayLikelihood.Confidence)) ?? "");
        }
    }

    /// <summary>The last day for which a scenario has a likelihood; null when it has none.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="notAfter">The last day to regard.</param>
    /// <param name="cancellationToken">Stops the scans.</param>
    public async Task<DateOnly?> LastDayAsync(ScenarioId scenario, DateOnly notAfter, CancellationToken cancellationToken)
    {
        // Nearly always it is a day or two ago; only then is all of history read.
        DateOnly? last = null;
        foreach (var from in new[] { DateOnly.FromDayNumber(Math.Max(notAfter.DayNumber - RecentDays, 0)), DateOnly.MinValue })
        {
            await foreach (var likelihood in ReadAsync(scenario, from, notAfter, cancellationToken))
            {
                last = likelihood.Day;
            }

            if (last is not null)
            {
                break;
            }
        }

        return last;
    }

    private static Row RowOf(DayLikelihood likelihood) => new()
    {
        PartitionKey = likelihood.ScenarioId.Value,
        RowKey = DayKey.Of(likelihood.Day),
        Properties = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [nameof(likelihood.Probability)] = likelihood.Probability,
            [nameof(likelihood.Word)] = likelihood.Word,
            [nameof(likelihood.Confidence)] = likelihood.Confidence,
        },
    };
}
