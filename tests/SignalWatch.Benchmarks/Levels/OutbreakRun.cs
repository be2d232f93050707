namespace SignalWatch.Benchmarks.Levels;

/// <summary>One outbreak in one series.</summary>
/// <param name="Outbreak">The outbreak.</param>
/// <param name="Days">For each method, its statistic on the outbreak's days.</param>
internal sealed record OutbreakRun(Outbreak Outbreak, double[][] Days);
