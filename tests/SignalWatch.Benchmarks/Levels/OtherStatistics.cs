using SignalWatch.Assessment;

namespace SignalWatch.Benchmarks.Levels;

/// <summary>
/// What others use. EARS C1, C2 and C3 are those of Hutwagner, Thompson, Seeman and Treadwell (2003), "The bioterrorism preparedness and
/// response Early Aberration Reporting System (EARS)", J. Urban Health 80: a week's mean and standard deviation, without a gap (C1),
/// with two days between (C2), and what C2 exceeded one by on three days (C3).
/// </summary>
internal static class OtherStatistics
{
    // A week of the same count has no deviation; without a floor any story after it is infinitely unusual.
    private const double LeastDeviation = 0.2;
    private const int Week = 7;
    private const int Gap = 2;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DayStatistic> All { get; } =
    [
        new("EARS C1", (days, day) => Deviations(days.History, day, Week, 0)),
        new("EARS C2", (days, day) => C2(days.History, day)),
        new("EARS C3", (days, day) => Enumerable.Range(day - 2, 3).Sum(recent => Math.Max(C2(days.History, recent) - 1, 0))),
        new("3 sigma, 28 days", (days, day) => Deviations(days.History, day, 28, 0)),
        new("3 sigma, 365 days", (days, day) => Deviations(days.History, day, 365, 0)),
        new("multiple of 7-day mean", (days, day) => days.History[day].Stories / Math.Max(Mean(days.History, day - Week, Week), 1.0 / Week)),
    ];

    private static double C2(IReadOnlyList<DayEvidence> days, int day) => Deviations(days, day, Week, Gap);

    private static double Deviations(IReadOnlyList<DayEvidence> days, int day, int window, int gap)
    {
        var first = day - gap - window;
        var mean = Mean(days, first, window);
        var squares = 0.0;
        for (var past = first; past < first + window; past++)
        {
            squares += (days[past].Stories - mean) * (days[past].Stories - mean);
        }

        return (days[day].Stories - mean) / Math.Max(Math.Sqrt(squares / (window - 1)), LeastDeviation);
    }

    private static double Mean(IReadOnlyList<DayEvidence> days, int first, int window)
    {
        var sum = 0.0;
        for (var day = first; day < first + window; day++)
        {
            sum += days[day].Stories;
        }

        return sum / window;
    }
}
