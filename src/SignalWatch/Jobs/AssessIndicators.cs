using SignalWatch.History;
using SignalWatch.Packs;
using SignalWatch.Stories;

namespace SignalWatch.Jobs;

/// <summary>
/// Groups signals into stories and counts the days whose signals changed. Stories and counts are made anew from the signals,
/// never added to: whatever order items come in and wherever a run is stopped, the next one leaves the same rows.
/// </summary>
public sealed class AssessIndicators(Pack pack, SignalHistory signals, StoryHistory stories, DailyCounts counts, DueRecounts recounts)
{
    /// <summary>Regroups and recounts every indicator and day that is marked as changed, and those that change with them.</summary>
    /// <returns>How many days were recounted, over all indicators.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var pending = await recounts.PendingAsync(cancellationToken);
        if (pending.Count == 0)
        {
            return 0;
        }

        var touched = pending.Select(marker => (marker.Indicator, marker.Day)).ToHashSet();
        var changes = await new RecountStories(pack, signals, stories).RunAsync(touched, cancellationToken);

        // Days that change with the touched ones are marked before anything is written: a run that is cut off is then done again whole.
        var token = Guid.NewGuid().ToString("N");
        var others = changes.Counts.Select(count => (count.IndicatorId, count.Day)).Where(day => !touched.Contains(day)).ToList();
        if (others.Count > 0)
        {
            await recounts.MarkAsync(others, token, cancellationToken);
        }

        await stories.ReplaceAsync(changes.Rows, changes.Stale, cancellationToken);
        await counts.SaveAsync(changes.Counts, cancellationToken);

        // What rests on the counts is made here, from the days of changes.Since on, while the markers still stand.
        await recounts.ClearAsync([.. pending, .. others.Select(day => new RecountMarker(day.IndicatorId, day.Day, token))], cancellationToken);
        return changes.Counts.Count;
    }
}
