using SignalWatch.History;

namespace SignalWatch.Assessment;

/// <summary>Adds an indicator's daily counts up to a gapless row of periods.</summary>
public static class PeriodCounts
{
    /// <summary>The periods from the one that holds <paramref name="from"/> to the one that holds <paramref name="to"/>, empty ones included.</summary>
    /// <param name="days">Daily counts in any order; those outside the range are passed over.</param>
    /// <param name="from">The first day, inclusive.</param>
    /// <param name="to">The last day, inclusive.</param>
    /// <param name="period">The length of each.</param>
    public static IReadOnlyList<PeriodCount> Of(IEnumerable<DayCount> days, DateOnly from, DateOnly to, Period period)
    {
        var counts = new List<PeriodCount>();
        var places = new Dictionary<DateOnly, int>();
        for (var start = StartOf(from, period); start <= to; start = Next(start, period))
        {
            places[start] = counts.Count;
            counts.Add(new PeriodCount(start, 0, 0));
        }

        foreach (var day in days.Where(day => day.Day >= from && day.Day <= to))
        {
            var start = StartOf(day.Day, period);
            var index = places[start];
            counts[index] = new PeriodCount(start, counts[index].Items + day.Items, counts[index].Evidence + day.ProbabilitySum);
        }

        return counts;
    }

    /// <summary>The first day of the period that holds the day.</summary>
    public static DateOnly StartOf(DateOnly day, Period period) => period switch
    {
        Period.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        Period.Month => new DateOnly(day.Year, day.Month, 1),
        _ => day,
    };

    private static DateOnly Next(DateOnly start, Period period) => period switch
    {
        Period.Week => start.AddDays(7),
        Period.Month => start.AddMonths(1),
        _ => start.AddDays(1),
    };
}
