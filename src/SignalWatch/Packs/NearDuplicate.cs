namespace SignalWatch.Packs;

/// <summary>Two examples that use nearly the same words.</summary>
/// <param name="First">The earlier line.</param>
/// <param name="Second">The later line.</param>
/// <param name="Overlap">Jaccard index of their word sets: words in common over words in either; 0 to 1.</param>
public sealed record NearDuplicate(Example First, Example Second, double Overlap);
