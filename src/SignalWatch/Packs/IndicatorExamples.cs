namespace SignalWatch.Packs;

/// <summary>How many examples an indicator has.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Positives">Examples labelled with it.</param>
/// <param name="Languages">Of these, in each primary language of the file.</param>
/// <param name="Kinds">Of these, of each kind of text; one text can be of several.</param>
public sealed record IndicatorExamples(
    IndicatorId Indicator, int Positives, IReadOnlyDictionary<string, int> Languages, IReadOnlyDictionary<TextKind, int> Kinds);
