namespace SignalWatch.Packs;

/// <summary>The table that maps an analysis' likelihood words to probabilities: ICD 203, the PHIA yardstick, or the pack's own.</summary>
public sealed record ProbabilityScale
{
    /// <summary><c>icd203</c>, <c>phia</c> or <c>own</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The words, least likely first.</summary>
    public required IReadOnlyList<LikelihoodWord> Words { get; init; }
}
