using SignalWatch.Assessment;

namespace SignalWatch.Benchmarks.Levels;

/// <summary>Days of one indicator, the last of which are assessed.</summary>
/// <param name="History">All days, oldest first.</param>
/// <param name="First">The index of the first assessed one.</param>
/// <param name="Levels">The assessed days' levels.</param>
internal sealed record AssessedDays(IReadOnlyList<DayEvidence> History, int First, IReadOnlyList<DayLevel> Levels)
{
    /// <summary>The CUSUM's bound is for levels to fall again; here it is compared at any rate of false alarms.</summary>
    public static readonly LevelOptions Unbounded = new() { CriticalPValue = 1e-12 };

    /// <summary>Assesses the days from the given one on.</summary>
    public static AssessedDays From(IReadOnlyList<DayEvidence> history, int first, DayLevel? before = null) =>
        new(history, first, LevelDetector.Assess(history, first, before, Unbounded));
}
