using SignalWatch.Packs;
using SignalWatch.Scoring;

namespace SignalWatch.Benchmarks.Scale;

/// <summary>Takes every other item for evidence for one indicator, at no cost: what is measured is the store and the queue.</summary>
internal sealed class InventedClassifier(Pack pack) : IClassifier
{
    /// <inheritdoc />
    public string ModelVersion => "invented";

    /// <inheritdoc />
    public bool Knows(string language) => true;

    /// <inheritdoc />
    public IReadOnlyList<IReadOnlyList<IndicatorProbability>> Score(IReadOnlyList<NewsText> texts) => [.. texts.Select(Score)];

    /// <inheritdoc />
    public Explanation Explain(NewsText text, IndicatorId indicator) => new(indicator, 1, [new Contribution("freight + route", 1.9)], text.Title);

    private List<IndicatorProbability> Score(NewsText text)
    {
        var chosen = text.Title.Sum(c => c) % (2 * pack.Indicators.Count);
        return [.. pack.Indicators.Select((indicator, index) => new IndicatorProbability(indicator.Id, index == chosen ? 0.8 : 0.1, index == chosen))];
    }
}
