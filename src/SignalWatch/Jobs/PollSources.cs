using SignalWatch.Feeds;
using SignalWatch.History;
using SignalWatch.Packs;

namespace SignalWatch.Jobs;

/// <summary>Decides which sources are due. It reads the sources' states and nothing else; the host hands each id on.</summary>
public sealed class PollSources(Pack pack, SourceHistory sources, TimeProvider time)
{
    /// <summary>The sources that are due now, longest overdue first.</summary>
    public async Task<IReadOnlyList<SourceId>> RunAsync(CancellationToken cancellationToken)
    {
        using var span = WatchTelemetry.Begin(WatchTelemetry.PollSpan);
        var states = await sources.AllAsync(cancellationToken);
        var now = time.GetUtcNow();
        IReadOnlyList<SourceId> due = [.. pack.Sources
            .Select(source => (source.Id, Decision: PollDecision.For(source, StateOf(states, source.Id), now)))
            .Where(candidate => candidate.Decision.IsDue)
            .OrderBy(candidate => candidate.Decision.NextPoll)
            .Select(candidate => candidate.Id)];
        WatchTelemetry.Polled(span, due);
        return due;
    }

    /// <summary>
    /// Whether the source is still due. While a queue is long, the next tick hands on ids that wait in it already; the second message
    /// finds the source read, and is passed over for the price of one row.
    /// </summary>
    /// <param name="id">The source; false when the pack has none such any more.</param>
    /// <param name="cancellationToken">Stops waiting for the store.</param>
    public async Task<bool> IsDueAsync(SourceId id, CancellationToken cancellationToken)
    {
        if (pack.Sources.FirstOrDefault(candidate => candidate.Id == id) is not { } source)
        {
            return false;
        }

        var properties = await sources.FindAsync(id, cancellationToken);
        return PollDecision.For(source, properties is null ? new PollState() : PollState.FromProperties(properties), time.GetUtcNow()).IsDue;
    }

    private static PollState StateOf(IReadOnlyDictionary<SourceId, IReadOnlyDictionary<string, object>> states, SourceId id) =>
        states.TryGetValue(id, out var properties) ? PollState.FromProperties(properties) : new PollState();
}
