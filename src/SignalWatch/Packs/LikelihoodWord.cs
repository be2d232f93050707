namespace SignalWatch.Packs;

/// <summary>A word of a probability scale and the range it stands for.</summary>
/// <param name="Word">The word as published, in lower case.</param>
/// <param name="Lowest">The least probability, 0 to 1, inclusive.</param>
/// <param name="Highest">The greatest probability, 0 to 1.</param>
/// <param name="Point">The probability that stands for the word where a single figure is needed, within the range.</param>
public sealed record LikelihoodWord(string Word, double Lowest, double Highest, double Point);
