namespace SignalWatch.Packs;

/// <summary>How many examples a language has.</summary>
/// <param name="Language">Primary BCP 47 subtag.</param>
/// <param name="Rows">All of its examples.</param>
/// <param name="Unlabelled">Those that are evidence for nothing.</param>
/// <param name="HardNegatives">Of these, those that mention what an indicator is about, or a word of its query.</param>
public sealed record LanguageExamples(string Language, int Rows, int Unlabelled, int HardNegatives);
