using SignalWatch.Packs;
using SignalWatch.Scoring;

namespace SignalWatch.Tests.Jobs;

/// <summary>A classifier for tests of what changes with the model: an indicator's signals are the texts that hold its word.</summary>
internal sealed class LexiconClassifier(string version, params (string Indicator, string Word)[] lexicon) : IClassifier
{
    public string ModelVersion => version;

    public List<string> Languages { get; } = ["en"];

    public bool Knows(string language) => Languages.Contains(language, StringComparer.Ordinal);

    public IReadOnlyList<IReadOnlyList<IndicatorProbability>> Score(IReadOnlyList<NewsText> texts) =>
        [.. texts.Select(text => lexicon.Select(entry =>
        {
            var isSignal = text.Title.Contains(entry.Word, StringComparison.Ordinal);
            return new IndicatorProbability(new IndicatorId(entry.Indicator), isSignal ? 0.9 : 0.1, isSignal);
        }).ToList())];

    public Explanation Explain(NewsText text, IndicatorId indicator) => new(indicator, 2, [new Contribution(indicator.Value, 3)], text.Title);
}
