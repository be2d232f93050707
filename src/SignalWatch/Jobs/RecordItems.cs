using SignalWatch.History;
using SignalWatch.Packs;
using SignalWatch.Scoring;

namespace SignalWatch.Jobs;

/// <summary>
/// Scores items and writes them to history: the step that reading a source and replaying an archive share. Safe to stop
/// anywhere and to run again: an item is claimed first and completed last, and every key in between follows from the item.
/// </summary>
public sealed class RecordItems(IClassifier classifier, ItemHistory items, SignalHistory signals, DueRecounts recounts)
{
    private const int StrongestFeatures = 5;

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

        var scorable = claimed.Where(item => classifier.Knows(item.Language)).ToList();
        var found = Score(scorable);
        await signals.AddAsync(found, cancellationToken);
        await recounts.MarkAsync([.. found.Select(DayOf).Distinct()], Guid.NewGuid().ToString("N"), cancellationToken);
        await items.CompleteAsync([.. claimed.Select(Scored)], cancellationToken);
        return new RecordOutcome(claimed.Count, claimed.Count - scorable.Count, found.Count);
    }

    /// <summary>What of an item is scored: its title, and the lead of its text.</summary>
    public static NewsText TextOf(StoredItem item) => new(
        item.Title, string.Equals(item.Text, item.Title, StringComparison.Ordinal) ? "" : NewsLead.Of(item.Text), item.Language);

    private static (IndicatorId Indicator, DateOnly Day) DayOf(Signal signal) =>
        (signal.IndicatorId, DateOnly.FromDateTime(signal.Time.UtcDateTime));

    private StoredItem Scored(StoredItem item) => classifier.Knows(item.Language)
        ? item with { IsScored = true, ModelVersion = classifier.ModelVersion }
        : item with { IsScored = false, NotScoredReason = $"language {item.Language}" };

    private List<Signal> Score(List<StoredItem> scorable)
    {
        var probabilities = classifier.Score([.. scorable.Select(TextOf)]);
        var found = new List<Signal>();
        for (var index = 0; index < scorable.Count; index++)
        {
            found.AddRange(probabilities[index].Where(probability => probability.IsSignal)
                .Select(probability => SignalOf(scorable[index], probability)));
        }

        return found;
    }

    private Signal SignalOf(StoredItem item, IndicatorProbability probability)
    {
        var explanation = classifier.Explain(TextOf(item), probability.Indicator);
        return new Signal
        {
            IndicatorId = probability.Indicator,
            SourceId = item.SourceId,
            ItemId = item.ItemId,
            Time = item.Time,
            Probability = probability.Probability,
            Title = item.Title,
            Publisher = item.Publisher,
            Outlet = item.Outlet,
            Url = item.Url,
            Why = explanation.Strongest(StrongestFeatures),
            Sentence = explanation.Sentence,
            ModelVersion = classifier.ModelVersion,
            IsBackfill = item.IsBackfill,
        };
    }
}
