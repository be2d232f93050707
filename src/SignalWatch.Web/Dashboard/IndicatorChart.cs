using SignalWatch.Assessment;

namespace SignalWatch.Web.Dashboard;

/// <summary>An indicator's stories over time, with its levels and what happened on the way.</summary>
/// <param name="Period">How long a bar is.</param>
/// <param name="Periods">The bars, gapless, oldest first; at least one.</param>
/// <param name="Marks">Alerts and notes, oldest first.</param>
public sealed record IndicatorChart(Period Period, IReadOnlyList<ChartPeriod> Periods, IReadOnlyList<ChartMark> Marks)
{
    private const int MostDailyBars = 124;
    private const int MostWeeklyDays = 1_100;

    /// <summary>The first day shown.</summary>
    public DateOnly First => Periods[0].First;

    /// <summary>The last day shown.</summary>
    public DateOnly Last => Periods[^1].Last;

    /// <summary>The greatest number of stories in a bar.</summary>
    public int Most => Periods.Max(period => period.Stories);

    /// <summary>How long a bar is where so many days are shown: at most some 160 bars, for years as for weeks.</summary>
    public static Period PeriodFor(int days) => days switch { <= MostDailyBars => Period.Day, <= MostWeeklyDays => Period.Week, _ => Period.Month };

    /// <summary>The bars from day to day, both included; a week or month at an end is cut to the days asked for.</summary>
    /// <param name="levels">The days' levels; a day left out had no story.</param>
    /// <param name="top">The most telling stories of a stretch of days.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    internal static IReadOnlyList<ChartPeriod> PeriodsOf(
        IReadOnlyList<DayLevel> levels, Func<DateOnly, DateOnly, IReadOnlyList<ChartStory>> top, DateOnly from, DateOnly to)
    {
        var period = PeriodFor(to.DayNumber - from.DayNumber + 1);
        var byStart = levels.ToLookup(level => PeriodCounts.StartOf(level.Evidence.Day, period));
        var starts = PeriodCounts.Of([], from, to, period).Select(count => count.Start).ToList();
        return [.. starts.Select((start, index) =>
        {
            var first = start < from ? from : start;
            var last = index + 1 < starts.Count ? starts[index + 1].AddDays(-1) : to;
            var days = byStart[start].ToList();
            return new ChartPeriod
            {
                First = first,
                Last = last,
                Stories = days.Sum(day => day.Evidence.Stories),
                Level = days.Select(day => day.Level).DefaultIfEmpty(Level.Quiet).Max(),
                Coverage = days.Count == 0 ? null : days.Average(day => day.Evidence.Coverage),
                Top = top(first, last),
            };
        })];
    }
}
