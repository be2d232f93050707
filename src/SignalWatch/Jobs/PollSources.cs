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

    private static PollState StateOf(IReadOnlyDictionary<SourceId, IReadOnlyDictionary<string, object>> states, SourceId id) =>
        states.TryGetValue(id, out var properties) ? PollState.FromProperties(properties) : new PollState();
}
