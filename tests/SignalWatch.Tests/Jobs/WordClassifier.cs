using SignalWatch.Packs;
using SignalWatch.Scoring;

namespace SignalWatch.Tests.Jobs;

/// <summary>A classifier for tests of the jobs: a text is a signal for each indicator whose id it contains.</summary>
internal sealed class WordClassifier(params string[] indicators) : IClassifier
{
    public string ModelVersion => "words";

    public bool Knows(string language) => language is "en";

    public IReadOnlyList<IReadOnlyList<IndicatorProbability>> Score(IReadOnlyList<NewsText> texts) =>
        [.. texts.Select(text => indicators.Select(indicator =>
        {
            var isSignal = $"{text.Title} {text.Lead}".Contains(indicator, StringComparison.Ordinal);
            return new IndicatorProbability(new IndicatorId(indicator), isSignal ? 0.9 : 0.1, isSignal);
        }).ToList())];

    public Explanation Explain(NewsText text, IndicatorId indicator) =>
        new(indicator, 2, [new Contribution(indicator.Value, 3), new Contribution("(base rate)", -1)], text.Title);
}
