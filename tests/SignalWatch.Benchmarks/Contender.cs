namespace SignalWatch.Benchmarks;

/// <summary>One way of doing the work that is compared.</summary>
/// <param name="Name">As it is printed.</param>
/// <param name="Run">Does the work once and returns a figure that follows from it, so that none of it can be left out.</param>
public sealed record Contender(string Name, Func<long> Run);
