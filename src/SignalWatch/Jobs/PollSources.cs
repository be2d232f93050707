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
        var states = await sources.AllAsync(cancellationToken);
        var now = time.GetUtcNow();
        return [.. pack.Sources
            .Select(source => (source.Id, Decision: PollDecision.For(source, StateOf(states, source.Id), now)))
            .Where(candidate => candidate.Decision.IsDue)
            .OrderBy(candidate => candidate.Decision.NextPoll)
            .Select(candidate => candidate.Id)];
    }

    /// <summary>Whether the source is due now: what was handed on twice, or has been read since, need not be read again.</summary>
    /// <returns>Also false where the pack has no such source any more.</returns>
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
