namespace SignalWatch.Scoring;

/// <summary>One word, number or date of a text.</summary>
/// <param name="Start">Where its normal form starts in <see cref="TokenizedText.Buffer"/>.</param>
/// <param name="Length">Length of the normal form; at least 1.</param>
/// <param name="Sentence">Index of its sentence.</param>
/// <param name="InTitle">Whether it stands in the title, or in the first sentence of a text that has no title of its own.</param>
/// <param name="IsWord">False for numbers, years and dates, whose normal form is the name of their class.</param>
internal readonly record struct Token(int Start, int Length, int Sentence, bool InTitle, bool IsWord);
