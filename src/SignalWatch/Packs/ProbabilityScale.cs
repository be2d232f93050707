namespace SignalWatch.Packs;

/// <summary>The table that maps an analysis' likelihood words to probabilities: ICD 203, the PHIA yardstick, or the pack's own.</summary>
public sealed record ProbabilityScale
{
    /// <summary><c>icd203</c>, <c>phia</c> or <c>own</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The words, least likely first.</summary>
    public required IReadOnlyList<LikelihoodWord> Words { get; init; }

    /// <summary>The scale's entry for a word, whatever its case; null when the scale has no such word.</summary>
    public LikelihoodWord? Find(string word) =>
        Words.FirstOrDefault(entry => string.Equals(entry.Word, word, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The word whose range holds a probability, or, in a gap between ranges, the word whose range is nearest. Of two that are
    /// equally near, such as two that share the bound, the likelier.
    /// </summary>
    /// <param name="probability">0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not a number from 0 to 1.</exception>
    public LikelihoodWord WordFor(double probability)
    {
        if (probability is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability is a number from 0 to 1.");
        }

        // A difference below a millionth is rounding: 0.375 lies as far from 0.35 as from 0.4.
        return Words.Reverse().MinBy(word => Math.Round(Math.Max(word.Lowest - probability, Math.Max(probability - word.Highest, 0)), 6))
            ?? throw new InvalidOperationException("The scale has no words.");
    }
}
