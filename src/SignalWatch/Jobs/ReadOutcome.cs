using SignalWatch.Packs;

namespace SignalWatch.Jobs;

/// <summary>What reading one source came to.</summary>
/// <param name="Source">The source.</param>
/// <param name="IsOk">Whether it answered with something readable, or said that nothing had changed.</param>
/// <param name="Outcome">The poll's outcome in one line, as it is remembered of the source.</param>
/// <param name="Recorded">What was recorded of its items.</param>
public sealed record ReadOutcome(SourceId Source, bool IsOk, string Outcome, RecordOutcome Recorded);
