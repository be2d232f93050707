using SignalWatch.Feeds;
using SignalWatch.History;
using SignalWatch.Packs;

namespace SignalWatch.Web.Dashboard;

/// <summary>Reads how the sources fare.</summary>
internal sealed class SourcesReader(Pack pack, SourceHistory sources, ItemHistory items, TimeProvider time)
{
    private const int UnscoredDays = 90;

    /// <summary>The page as things stand now.</summary>
    public async Task<SourcesPage> ReadAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var states = await sources.AllAsync(cancellationToken);
        var unscored = (await items.UnscoredAsync(today.AddDays(-UnscoredDays), today, cancellationToken)).ToLookup(one => one.Source, one => one.Count);
        var rows = pack.Sources.Select(source =>
        {
            var state = states.TryGetValue(source.Id, out var stored) ? PollState.FromProperties(stored) : new PollState();
            return new SourceRow(source, state, SourceHealth.Of(source, state, now), unscored[source.Id].Sum());
        });
        return new SourcesPage(now, [.. rows.OrderByDescending(row => row.IsTrouble)]);
    }
}
