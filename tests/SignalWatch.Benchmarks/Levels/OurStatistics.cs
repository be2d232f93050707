using SignalWatch.Assessment;

namespace SignalWatch.Benchmarks.Levels;

/// <summary>The figures behind a level as one number a day, in nats: of the day's improbability and the CUSUM less its margin, the greater speaks.</summary>
internal static class OurStatistics
{
    /// <summary>The combination that levels are set by, and its two parts.</summary>
    public static IReadOnlyList<DayStatistic> All { get; } =
    [
        new("SignalWatch", (days, day) => Math.Max(ByDay(LevelOf(days, day)), ByCusum(LevelOf(days, day)))),
        new("- p-value alone", (days, day) => ByDay(LevelOf(days, day))),
        new("- CUSUM alone", (days, day) => ByCusum(LevelOf(days, day))),
    ];

    private static DayLevel LevelOf(AssessedDays days, int day) => days.Levels[day - days.First];

    private static double ByDay(DayLevel day) => -Math.Log(Math.Max(day.PValue, 1e-300));

    private static double ByCusum(DayLevel day) => day.Evidence.Probability > day.Expected ? day.Cusum - AssessedDays.Unbounded.CusumMargin : 0;
}
