using SignalWatch.Packs;
using SignalWatch.Scoring;

namespace SignalWatch.Cli.Hosting;

/// <summary>The classifier in use by a program that goes on for months: retraining puts another in its place.</summary>
/// <param name="first">The one to begin with.</param>
internal sealed class CurrentClassifier(IClassifier first) : IClassifier
{
    private volatile IClassifier _current = first;

    /// <inheritdoc />
    public string ModelVersion => _current.ModelVersion;

    /// <summary>Uses another from now on. Not while items are read: one is scored and signed with its version in two steps.</summary>
    public void Use(IClassifier classifier) => _current = classifier;

    /// <inheritdoc />
    public bool Knows(string language) => _current.Knows(language);

    /// <inheritdoc />
    public IReadOnlyList<IReadOnlyList<IndicatorProbability>> Score(IReadOnlyList<NewsText> texts) => _current.Score(texts);

    /// <inheritdoc />
    public Explanation Explain(NewsText text, IndicatorId indicator) => _current.Explain(text, indicator);
}
