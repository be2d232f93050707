namespace SignalWatch.Packs;

/// <summary>What a set of examples must hold so that a classifier trained on it can be trusted; <see cref="ExampleCheck"/> holds it to this.</summary>
public static class ExampleLimits
{
    /// <summary>The fewest examples of each indicator: below, learning curves on the north-south pack were still steep.</summary>
    public const int LeastPositives = 300;

    /// <summary>The fewest examples of each indicator in a language that has examples: fewer can't be split to measure that language.</summary>
    public const int LeastPositivesPerLanguage = 60;

    /// <summary>The fewest examples of each kind of text for each indicator, so that every fold of a cross-validation can hold one.</summary>
    public const int LeastOfKind = 5;

    /// <summary>The fewest lookalikes: examples without a label that mention what an indicator is about. They teach mention from event.</summary>
    public const int LeastHardNegatives = 2500;

    /// <summary>
    /// Two examples of one indicator whose word sets overlap by more than this (Jaccard index) are one example written twice: they add
    /// nothing, and flatter every cross-validation that has them on both sides.
    /// </summary>
    public const double GreatestOverlap = 0.6;

    /// <summary>Two examples that overlap by more than this say the same, so different labels contradict each other.</summary>
    public const double SameText = 0.9;

    /// <summary>The least exponent of <see cref="VocabularyGrowth"/>: 0.49 in 800,000 agency reports and more in less; templates fall far below.</summary>
    public const double LeastVocabularyExponent = 0.45;

    /// <summary>The fewest rows for which the growth of the vocabulary is judged; it is noise in less.</summary>
    public const int LeastRowsForVocabulary = 400;
}
