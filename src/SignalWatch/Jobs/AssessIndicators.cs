using SignalWatch.Assessment;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Packs;
using SignalWatch.Stories;

namespace SignalWatch.Jobs;

/// <summary>
/// Groups signals into stories, counts the days whose signals changed, and sets levels and likelihoods through today. All is made
/// anew from what it rests on, never added to: whatever order items come in and wherever a run is stopped, the next one leaves the
/// same rows.
/// </summary>
/// <param name="pack">The indicators, scenarios and sources.</param>
/// <param name="store">Where all history is.</param>
/// <param name="coverage">The sources heard on each day, over the same store.</param>
/// <param name="time">Tells which day is today; days are those of UTC.</param>
/// <param name="alerts">Tells people what changed; null tells nobody, as when an archive is replayed.</param>
public sealed class AssessIndicators(Pack pack, ITableStore store, CoverageHistory coverage, TimeProvider time, RaiseAlerts? alerts = null)
{
    private readonly DueRecounts _recounts = new(store);
    private readonly StoryHistory _stories = new(store);
    private readonly DailyCounts _counts = new(store);
    private readonly PurgeMark _purges = new(store);
    private readonly RecountStories _recount = new(pack, new SignalHistory(store), new StoryHistory(store));
    private readonly LevelAssessment _levels = new(
        pack, new DailyCounts(store), new SourceCoverage(pack, coverage, new SourceHistory(store)), new LevelHistory(store), new LevelOptions());

    private readonly LikelihoodAssessment _likelihoods = new(
        pack, new DailyCounts(store), new SourceCoverage(pack, coverage, new SourceHistory(store)), new SupportHistory(store), new LikelihoodHistory(store), new PackNotes(store));

    /// <summary>Brings stories, counts, levels and likelihoods up to date, and raises alerts.</summary>
    public async Task<AssessOutcome> RunAsync(CancellationToken cancellationToken)
    {
        using var span = WatchTelemetry.Begin(WatchTelemetry.AssessSpan);
        var pending = await _recounts.PendingAsync(cancellationToken);
        var touched = await CountableAsync(pending, cancellationToken);
        var changes = await _recount.RunAsync(touched, cancellationToken);

        // Days that change with the touched ones are marked before anything is written: a run that is cut off is then done again whole.
        var token = Guid.NewGuid().ToString("N");
        var others = changes.Counts.Select(count => (count.IndicatorId, count.Day)).Where(day => !touched.Contains(day)).ToList();
        if (others.Count > 0)
        {
            await _recounts.MarkAsync(others, token, cancellationToken);
        }

        await _stories.ReplaceAsync(changes.Rows, changes.Stale, cancellationToken);
        await _counts.SaveAsync(changes.Counts, cancellationToken);

        // Also where nothing was counted: evidence fades, and quiet days are news for levels.
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        await _levels.UpdateAsync(changes.Since, today, cancellationToken);
        await _likelihoods.UpdateAsync(changes.Since, today, cancellationToken);

        // Before the markers go: a run that is cut off here finds the same changes again.
        var due = alerts is null ? [] : await alerts.RunAsync(changes.Since.Keys.ToHashSet(), cancellationToken);
        await _recounts.ClearAsync([.. pending, .. others.Select(day => new RecountMarker(day.IndicatorId, day.Day, token))], cancellationToken);
        WatchTelemetry.Assessed(pending, changes.Counts.Count, time.GetUtcNow());
        return new AssessOutcome(changes.Counts.Count, due);
    }

    // Of a day whose signals were purged, what comes late is kept, but its count stands.
    private async Task<HashSet<(IndicatorId Indicator, DateOnly Day)>> CountableAsync(
        IReadOnlyList<RecountMarker> pending, CancellationToken cancellationToken)
    {
        var touched = pending.Select(marker => (marker.Indicator, marker.Day)).ToHashSet();
        if (touched.Count > 0 && await _purges.FirstCountableAsync(cancellationToken) is { } first)
        {
            touched.RemoveWhere(one => one.Day < first);
        }

        return touched;
    }
}
