using System.Globalization;
using SignalWatch.Assessment;

namespace SignalWatch.Web.Dashboard;

/// <summary>Where a chart's ticks are.</summary>
internal static class ChartAxis
{
    private const int MostTicks = 8;

    /// <summary>The least round number that is at least so great: 1, 2, 5, 10, 20 ...; at least 2.</summary>
    public static int RoundUp(int most)
    {
        for (var ten = 1; ; ten *= 10)
        {
            if (Array.Find([ten, 2 * ten, 5 * ten], step => step >= Math.Max(most, 2)) is var found and > 0)
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
