namespace SignalWatch.Packs;

/// <summary>What reading a pack's folder came to.</summary>
/// <param name="Pack">The pack; null exactly when there are problems.</param>
/// <param name="Problems">Everything that is wrong, in file order; empty when the pack can be used.</param>
public sealed record PackCheck(Pack? Pack, IReadOnlyList<PackProblem> Problems);
