using SignalWatch.Packs;

namespace SignalWatch.Scoring;

/// <summary>Scores news against a pack's indicators. Safe to call from several threads.</summary>
public interface IClassifier
{
    /// <summary>Names the model: a short hash of all that it was trained on. Stored with every signal.</summary>
    string ModelVersion { get; }

    /// <summary>Whether the model was trained on this language (BCP 47; its first subtag counts). Other texts can't be scored.</summary>
    bool Knows(string language);

    /// <summary>Probabilities for every indicator, in the pack's order, for each text in order.</summary>
    IReadOnlyList<IReadOnlyList<IndicatorProbability>> Score(IReadOnlyList<NewsText> texts);

    /// <summary>Why one text has its probability for one indicator.</summary>
    Explanation Explain(NewsText text, IndicatorId indicator);
}
