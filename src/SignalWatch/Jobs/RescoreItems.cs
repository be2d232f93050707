using SignalWatch.History;
using SignalWatch.Packs;
using SignalWatch.Scoring;

namespace SignalWatch.Jobs;

/// <summary>
/// Scores stored items again, with the model in use: signals are added, replaced, and removed where they are below the threshold now.
/// Day by day, in memory bounded by a day. Safe to stop anywhere and to run again: an item is stamped with the model's version
/// last, a day whose items all carry it is passed over, and the days are marked for recount before a signal is touched as well as
/// after, see docs/technotes/retraining.md.
/// </summary>
/// <param name="pack">Gives the indicators.</param>
/// <param name="classifier">The model.</param>
/// <param name="items">Where items are kept.</param>
/// <param name="signals">Where their signals are kept.</param>
/// <param name="counts">Where days' counts are kept.</param>
/// <param name="recounts">Where days are marked for recount.</param>
/// <param name="languages">Tells items' languages from their text; null takes them as they are stored.</param>
public sealed class RescoreItems(
    Pack pack,
    IClassifier classifier,
    ItemHistory items,
    SignalHistory signals,
    DailyCounts counts,
    DueRecounts recounts,
    LanguageDetector? languages = null)
{
    private readonly ItemScorer _scorer = new(classifier, languages);

    /// <summary>Scores the items of those days, both included.</summary>
    /// <param name="from">The first day, UTC.</param>
    /// <param name="to">The last day, UTC.</param>
    /// <param name="progress">Told after each day which share is done, 0 to 1; null when nobody listens.</param>
    /// <param name="cancellationToken">Stops between the steps; the next run goes on from there.</param>
    public async Task<RescoreOutcome> RunAsync(DateOnly from, DateOnly to, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var outcome = default(RescoreOutcome);
        var days = await items.DaysAsync(from, to, cancellationToken);
        for (var index = 0; index < days.Count; index++)
        {
            outcome += await RescoreAsync(days[index], cancellationToken);
            progress?.Report((index + 1d) / days.Count);
        }

        return outcome;
    }

    private async Task<RescoreOutcome> RescoreAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var due = await items.OfDayAsync(day, cancellationToken).Where(IsDue).ToListAsync(cancellationToken);
        if (due.Count == 0)
        {
            return default;
        }

        var (told, found) = _scorer.Score(due);
        var ids = due.Select(item => (item.SourceId, item.ItemId)).ToHashSet();
        var before = (await SignalsOfAsync(day, cancellationToken)).ToDictionary(KeyOf);
        var keys = found.Select(KeyOf).ToHashSet();
        var changed = found.Where(signal => !(before.TryGetValue(KeyOf(signal), out var old) && old == signal)).ToList();
        var removed = before.Values.Where(signal => ids.Contains((signal.SourceId, signal.ItemId)) && !keys.Contains(KeyOf(signal))).ToList();

        // A run that was cut off may have deleted what would show that a day changed; its old count still shows it.
        var touched = found.Concat(before.Values).Select(signal => signal.IndicatorId).Concat(await CountedAsync(day, cancellationToken));
        var days = touched.Distinct().Select(indicator => (indicator, day)).ToList();
        await MarkAsync(days, cancellationToken);
        await signals.AddAsync(changed, cancellationToken);
        await signals.DeleteAsync(removed, cancellationToken);
        await MarkAsync(days, cancellationToken);
        await items.ForgetUnscoredAsync(due, cancellationToken);
        await items.CompleteAsync(told, cancellationToken);
        var added = changed.Count(signal => !before.ContainsKey(KeyOf(signal)));
        return new RescoreOutcome(due.Count, told.Count(item => !item.IsScored), added, changed.Count - added, removed.Count);
    }

    private static (IndicatorId, SourceId, Feeds.ItemId) KeyOf(Signal signal) => (signal.IndicatorId, signal.SourceId, signal.ItemId);

    // An item in a language that this model does not know either stays as it is.
    private bool IsDue(StoredItem item) => item.ModelVersion != classifier.ModelVersion
        && (item.IsScored || classifier.Knows(languages?.LanguageOf(RecordItems.TextOf(item)) ?? item.Language));

    private async Task<IReadOnlyList<Signal>> SignalsOfAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var from = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
        var all = new List<Signal>();
        foreach (var indicator in pack.Indicators)
        {
            await foreach (var signal in signals.NewestFirstAsync(indicator.Id, from, from.AddDays(1), limit: null, cancellationToken))
            {
                all.Add(signal);
            }
        }

        return all;
    }

    private async Task<IReadOnlyList<IndicatorId>> CountedAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var counted = new List<IndicatorId>();
        foreach (var indicator in pack.Indicators)
        {
            if (await counts.ReadAsync(indicator.Id, day, day, cancellationToken).AnyAsync(count => count.Items > 0, cancellationToken))
            {
                counted.Add(indicator.Id);
            }
        }

        return counted;
    }

    private async Task MarkAsync(IReadOnlyList<(IndicatorId Indicator, DateOnly Day)> days, CancellationToken cancellationToken) =>
        await recounts.MarkAsync(days, Guid.NewGuid().ToString("N"), cancellationToken);
}
