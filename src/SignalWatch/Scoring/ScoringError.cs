namespace SignalWatch.Scoring;

/// <summary>A decision that goes against the label.</summary>
/// <param name="Text">The text.</param>
/// <param name="Result">The probability and the wrong decision.</param>
public sealed record ScoringError(ScoredText Text, IndicatorProbability Result)
{
    /// <summary>Whether the text is labelled and was not found; otherwise it was found and is not labelled.</summary>
    public bool IsMissed => !Result.IsSignal;

    /// <summary>How far the probability is from the label, 0 to 1.</summary>
    public double Distance => IsMissed ? 1 - Result.Probability : Result.Probability;

    /// <summary>Why the text has its probability; null for keywords.</summary>
    public Explanation? Explain() => Text.Classifier?.Explain(Text.Labelled.Text, Result.Indicator);

    /// <summary>The wrong decisions that are farthest from their labels, the farthest first; equally far ones in the texts' order.</summary>
    public static IReadOnlyList<ScoringError> Worst(IReadOnlyList<ScoredText> texts, int most) => [.. texts
        .SelectMany(text => text.Results
            .Where(result => result.IsSignal != text.IsLabelled(result.Indicator))
            .Select(result => new ScoringError(text, result)))
        .OrderByDescending(error => error.Distance)
        .Take(most)];
}
