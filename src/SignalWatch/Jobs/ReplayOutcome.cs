namespace SignalWatch.Jobs;

/// <summary>What a replay came to.</summary>
/// <param name="Lines">Items read from the archive.</param>
/// <param name="Recorded">What was recorded of them; fewer where the archive repeats itself or was replayed before.</param>
/// <param name="First">The earliest day read; null when the archive is empty.</param>
/// <param name="Last">The latest day read; null when the archive is empty.</param>
public sealed record ReplayOutcome(int Lines, RecordOutcome Recorded, DateOnly? First, DateOnly? Last);
