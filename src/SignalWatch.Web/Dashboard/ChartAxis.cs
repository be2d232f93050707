using System.Globalization;
using SignalWatch.Assessment;

namespace SignalWatch.Web.Dashboard;

/// <summary>Where a chart's ticks are.</summary>
internal static class ChartAxis
{
    private const int MostTicks = 8;

    /// <summary>The least of 2, 4, 6, 8, 10, 20, 40 ... that is at least so great: half of it is a whole number too.</summary>
    public static int RoundUp(int most)
    {
        for (var ten = 1; ; ten *= 10)
        {
            if (Array.Find([2 * ten, 4 * ten, 6 * ten, 8 * ten, 10 * ten], step => step >= most) is var found and > 0)
            {
                return found;
            }
        }
    }

    /// <summary>The bars that carry a date, at most eight, and the date.</summary>
    public static IReadOnlyList<(int Index, string Text)> Ticks(IndicatorChart chart)
    {
        var count = chart.Periods.Count;
        if (chart.Period == Period.Day)
        {
            var step = (count + MostTicks - 1) / MostTicks;
            return [.. Enumerable.Range(0, count).Where(index => index % step == 0).Select(index => (index, TextOf(chart.Periods[index].First, "d MMM")))];
        }

        var months = Enumerable.Range(0, count).Where(index => index == 0 || chart.Periods[index].First.Month != chart.Periods[index - 1].First.Month).ToList();
        var every = (months.Count + MostTicks - 1) / MostTicks;
        return [.. months.Where((_, place) => place % every == 0).Select(index => (index, TextOf(chart.Periods[index].First, "MMM yyyy")))];
    }

    private static string TextOf(DateOnly day, string format) => day.ToString(format, CultureInfo.InvariantCulture);
}
