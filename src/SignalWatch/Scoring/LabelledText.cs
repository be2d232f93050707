using SignalWatch.Packs;

namespace SignalWatch.Scoring;

/// <summary>A text and the indicators that it truly is evidence for.</summary>
/// <param name="Text">The text.</param>
/// <param name="Indicators">Its labels; may be empty.</param>
public sealed record LabelledText(NewsText Text, IReadOnlyList<IndicatorId> Indicators);
