using SignalWatch.Packs;

namespace SignalWatch.Scoring;

/// <summary>A text that people judged against one indicator; of the others nothing is known, and none is trained on it.</summary>
/// <param name="Text">The text as it was scored.</param>
/// <param name="Indicator">The indicator.</param>
/// <param name="IsEvidence">Whether the text is evidence for it.</param>
/// <param name="Time">When it was judged last, UTC.</param>
public sealed record JudgedText(NewsText Text, IndicatorId Indicator, bool IsEvidence, DateTimeOffset Time)
{
    /// <summary>
    /// How many of the pack's examples a judged text weighs as much as: it is real news that the model was wrong or unsure about, and
    /// a few dozen stand against thousands of examples. Measured in docs/technotes/retraining.md.
    /// </summary>
    public const float Weight = 4;

    /// <summary>The judged text as an example, in the form that the pack's own have: headline and lead in one text.</summary>
    internal Example ToExample() => new(
        Text.Language, IsEvidence ? [Indicator] : [], Text.Lead.Length == 0 ? Text.Title : $"{Text.Title}\n{Text.Lead}", 0);
}
