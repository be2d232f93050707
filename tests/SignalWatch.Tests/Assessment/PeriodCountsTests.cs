using SignalWatch.Assessment;
using SignalWatch.History;
using SignalWatch.Packs;

namespace SignalWatch.Tests.Assessment;

public sealed class PeriodCountsTests
{
    [Theory]
    [InlineData("2025-06-15", Period.Day, "2025-06-15")]
    [InlineData("2025-06-15", Period.Week, "2025-06-09")]
    [InlineData("2025-06-16", Period.Week, "2025-06-16")]
    [InlineData("2025-01-01", Period.Week, "2024-12-30")]
    [InlineData("2024-02-29", Period.Month, "2024-02-01")]
    public void A_period_starts_on_its_first_day(string day, Period period, string expected)
    {
        var start = PeriodCounts.StartOf(Day(day), period);

        Assert.Equal(Day(expected), start);
    }

    [Fact]
    public void Days_are_added_up_and_empty_periods_are_there()
    {
        DayCount[] days = [Count("2025-01-30", 2), Count("2025-03-01", 5), Count("2025-01-31", 1), Count("2025-04-01", 9)];

        var counts = PeriodCounts.Of(days, Day("2025-01-15"), Day("2025-03-31"), Period.Month);

        Assert.Equal([(Day("2025-01-01"), 3), (Day("2025-02-01"), 0), (Day("2025-03-01"), 5)], counts.Select(count => (count.Start, count.Items)));
        Assert.Equal(1.5, counts[0].Evidence, 6);
    }

    [Fact]
    public void A_month_far_above_the_others_is_a_peak_and_ordinary_months_are_not()
    {
        int[] items = [2, 3, 1, 2, 14, 3, 2, 4, 2, 1, 3, 2];

        var peaks = Peaks.Of([.. items.Select((count, index) => new PeriodCount(new DateOnly(2025, index + 1, 1), count, count))], 4);

        Assert.Equal([new DateOnly(2025, 5, 1)], peaks.Select(peak => peak.Start));
    }

    [Fact]
    public void One_item_in_an_empty_year_is_no_peak()
    {
        var peaks = Peaks.Of([.. Enumerable.Range(1, 12).Select(month => new PeriodCount(new DateOnly(2025, month, 1), month == 7 ? 1 : 0, 0))], 4);

        Assert.Empty(peaks);
    }

    [Fact]
    public void A_sparkline_shows_nothing_as_a_dot_and_the_greatest_as_a_full_bar() =>
        Assert.Equal("·▂▅█", Sparkline.Of([0, 1, 4, 7]));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static DayCount Count(string day, int items) => new()
    {
        IndicatorId = new IndicatorId("x"),
        Day = Day(day),
        Items = items,
        Publishers = 1,
        ProbabilitySum = items / 2.0,
    };
}
