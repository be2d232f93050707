using SignalWatch.History;
using SignalWatch.Scoring;

namespace SignalWatch.Jobs;

/// <summary>Scores stored items: what recording and rescoring share.</summary>
/// <param name="classifier">The model.</param>
/// <param name="languages">Tells items' languages; null takes them as stated.</param>
internal sealed class ItemScorer(IClassifier classifier, LanguageDetector? languages)
{
    private const int StrongestFeatures = 5;

    /// <summary>The items with their languages and whether they were scored, in order, and the signals found in them.</summary>
    public (IReadOnlyList<StoredItem> Items, IReadOnlyList<Signal> Signals) Score(IReadOnlyList<StoredItem> items)
    {
        var told = items.Select(Marked).ToList();
        var scorable = told.Where(item => item.IsScored).ToList();
        var probabilities = classifier.Score([.. scorable.Select(RecordItems.TextOf)]);
        var found = new List<Signal>();
        for (var index = 0; index < scorable.Count; index++)
        {
            found.AddRange(probabilities[index].Where(probability => probability.IsSignal)
                .Select(probability => SignalOf(scorable[index], probability)));
        }

        return (told, found);
    }

    private StoredItem Marked(StoredItem item)
    {
        var language = languages?.LanguageOf(RecordItems.TextOf(item)) ?? item.Language;
        return classifier.Knows(language)
            ? item with { Language = language, IsScored = true, ModelVersion = classifier.ModelVersion, NotScoredReason = null }
            : item with { Language = language, IsScored = false, ModelVersion = null, NotScoredReason = $"language {language}" };
    }

    private Signal SignalOf(StoredItem item, IndicatorProbability probability)
    {
        var explanation = classifier.Explain(RecordItems.TextOf(item), probability.Indicator);
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
