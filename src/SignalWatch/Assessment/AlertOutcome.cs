namespace SignalWatch.Assessment;

/// <summary>An alert and whether it was about a known event.</summary>
/// <param name="Day">The day on which the level rose, with what was behind it.</param>
/// <param name="IsTrue">
/// Whether it falls into the episode of a known event of its indicator. An alert about something real that nobody listed is false.
/// </param>
public sealed record AlertOutcome(DayLevel Day, bool IsTrue);
