using SignalWatch.Packs;

namespace SignalWatch.Scoring;

/// <summary>A labelled text and what somebody made of it.</summary>
/// <param name="Labelled">The text with its true indicators.</param>
/// <param name="Results">One for each indicator, in the pack's order.</param>
/// <param name="Classifier">Who scored it and can say why; null for keywords, which have no reasons.</param>
public sealed record ScoredText(LabelledText Labelled, IReadOnlyList<IndicatorProbability> Results, IClassifier? Classifier)
{
    /// <summary>Whether the text is truly evidence for an indicator.</summary>
    public bool IsLabelled(IndicatorId indicator) => Labelled.Indicators.Contains(indicator);

    /// <summary>The texts as a classifier scores them, in their order.</summary>
    /// <exception cref="ArgumentException">A text is in a language that the classifier does not know.</exception>
    public static IReadOnlyList<ScoredText> ListOf(IClassifier classifier, IReadOnlyList<LabelledText> texts)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(texts);
        var results = classifier.Score([.. texts.Select(text => text.Text)]);
        return [.. texts.Select((text, i) => new ScoredText(text, results[i], classifier))];
    }
}
