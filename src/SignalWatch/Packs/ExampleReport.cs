namespace SignalWatch.Packs;

/// <summary>What a pack's examples hold, and where that is not enough.</summary>
public sealed record ExampleReport
{
    /// <summary>Each language, the one with most examples first.</summary>
    public required IReadOnlyList<LanguageExamples> Languages { get; init; }

    /// <summary>Each indicator, in the pack's order.</summary>
    public required IReadOnlyList<IndicatorExamples> Indicators { get; init; }

    /// <summary>Pairs with a label in common that overlap by more than <see cref="ExampleLimits.GreatestOverlap"/>, by the later line.</summary>
    public required IReadOnlyList<NearDuplicate> NearDuplicates { get; init; }

    /// <summary>Pairs with different labels that overlap by more than <see cref="ExampleLimits.SameText"/>, by the later line.</summary>
    public required IReadOnlyList<NearDuplicate> LabelConflicts { get; init; }

    /// <summary>How the vocabulary grows.</summary>
    public required VocabularyGrowth Growth { get; init; }

    /// <summary>Every breach of <see cref="ExampleLimits"/> and every line that can't be read, with what to do; empty when all is well.</summary>
    public required IReadOnlyList<PackProblem> Breaches { get; init; }

    /// <summary>All examples.</summary>
    public int Rows => Languages.Sum(language => language.Rows);

    /// <summary>Examples that are evidence for nothing.</summary>
    public int Unlabelled => Languages.Sum(language => language.Unlabelled);

    /// <summary>Examples that are evidence for nothing and yet mention what an indicator is about.</summary>
    public int HardNegatives => Languages.Sum(language => language.HardNegatives);
}
