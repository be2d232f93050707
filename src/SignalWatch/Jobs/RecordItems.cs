using SignalWatch.History;
using SignalWatch.Packs;
using SignalWatch.Scoring;

namespace SignalWatch.Jobs;

/// <summary>
/// Scores items and writes them to history: the step that reading a source and replaying an archive share. Safe to stop
/// anywhere and to run again: an item is claimed first and completed last, and every key in between follows from the item.
/// </summary>
/// <param name="classifier">The model.</param>
/// <param name="items">Where items are kept.</param>
/// <param name="signals">Where their signals are kept.</param>
/// <param name="recounts">Where days are marked for recount.</param>
/// <param name="languages">Tells items' languages from their text; null takes them as their sources state them.</param>
public sealed class RecordItems(
    IClassifier classifier, ItemHistory items, SignalHistory signals, DueRecounts recounts, LanguageDetector? languages = null)
{
    private readonly ItemScorer _scorer = new(classifier, languages);

    /// <summary>Records the items that are not yet in history.</summary>
    /// <param name="batch">Items of any sources; those already complete are passed over.</param>
    /// <param name="cancellationToken">Stops between the steps; what was claimed is finished by the next run.</param>
    public async Task<RecordOutcome> RunAsync(IReadOnlyList<StoredItem> batch, CancellationToken cancellationToken)
    {
        var claimed = await items.ClaimAsync(batch, cancellationToken);
        if (claimed.Count == 0)
        {
            return new RecordOutcome(0, 0, 0);
        }

        var (told, found) = Score(claimed);
        using var span = WatchTelemetry.Begin(WatchTelemetry.StoreSpan, claimed);
        await signals.AddAsync(found, cancellationToken);
        await recounts.MarkAsync(
            [.. found.Select(DayOf).Distinct()], Guid.NewGuid().ToString("N"), claimed.Min(item => item.FirstSeen), cancellationToken);
        await items.CompleteAsync(told, cancellationToken);
        var outcome = new RecordOutcome(told.Count, told.Count(item => !item.IsScored), found.Count);
        WatchTelemetry.Recorded(outcome, classifier.ModelVersion);
        return outcome;
    }

    /// <summary>What of an item is scored: its title, and the lead of its text.</summary>
    public static NewsText TextOf(StoredItem item) => new(
        item.Title, string.Equals(item.Text, item.Title, StringComparison.Ordinal) ? "" : NewsLead.Of(item.Text), item.Language);

    private (IReadOnlyList<StoredItem> Items, IReadOnlyList<Signal> Signals) Score(IReadOnlyList<StoredItem> claimed)
    {
        using var span = WatchTelemetry.Begin(WatchTelemetry.ScoreSpan, claimed);
        return _scorer.Score(claimed);
    }

    private static (IndicatorId Indicator, DateOnly Day) DayOf(Signal signal) =>
        (signal.IndicatorId, DateOnly.FromDateTime(signal.Time.UtcDateTime));
}
