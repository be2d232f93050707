namespace SignalWatch.Packs;

/// <summary>A headline or a short news text with the indicators that an analyst gave it.</summary>
/// <param name="Language">BCP 47 language of the text.</param>
/// <param name="Indicators">The indicators that the text is news for; empty when it is news for none.</param>
/// <param name="Text">The text; never empty.</param>
/// <param name="Line">1-based line in the file.</param>
public sealed record Example(string Language, IReadOnlyList<IndicatorId> Indicators, string Text, int Line);
