using SignalWatch.Packs;

namespace SignalWatch.Scoring;

/// <summary>
/// What the pack's boolean queries alone would find: the least that a classifier must beat. No <see cref="IClassifier"/>, so that it
/// can't come to score news.
/// </summary>
/// <param name="pack">Indicators without a query find nothing.</param>
public sealed class KeywordBaseline(Pack pack)
{
    /// <summary>Whether the pack has a query at all.</summary>
    public bool HasQueries { get; } = pack.Indicators.Any(indicator => indicator.Query is not null);

    /// <summary>The texts in their order, each with probability 1 for the indicators whose query matches and 0 for the others.</summary>
    public IReadOnlyList<ScoredText> Score(IReadOnlyList<LabelledText> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return [.. texts.AsParallel().AsOrdered().Select(text => new ScoredText(text, ResultsOf(text.Text), null))];
    }

    private List<IndicatorProbability> ResultsOf(NewsText text)
    {
        var words = QueryText.Of($"{text.Title} {text.Lead}");
        return [.. pack.Indicators.Select(indicator =>
        {
            var isMatch = indicator.Query?.Matches(words) ?? false;
            return new IndicatorProbability(indicator.Id, isMatch ? 1 : 0, isMatch);
        })];
    }
}
