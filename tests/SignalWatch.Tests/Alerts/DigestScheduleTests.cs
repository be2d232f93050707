using SignalWatch.Alerts.Analysts;
using SignalWatch.Alerts.Digests;

namespace SignalWatch.Tests.Alerts;

public sealed class DigestScheduleTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public static TheoryData<string, int> ZonesAndYears => new()
    {
        { "UTC", 2025 },
        { "Europe/Berlin", 2025 },
        { "Europe/Dublin", 2025 },
        { "America/New_York", 2025 },
        { "America/Havana", 2025 },     // falls back at 01:00, so that midnight comes twice
        { "America/Santiago", 2025 },   // sets its clocks at midnight
        { "Africa/Cairo", 2025 },       // springs forward at midnight
        { "Africa/Casablanca", 2025 },  // an hour back for Ramadan
        { "Asia/Tehran", 2022 },        // its last year with summer time, from midnight
        { "Asia/Kathmandu", 2025 },     // +05:45
        { "Australia/Lord_Howe", 2025 }, // summer time of half an hour
        { "Antarctica/Troll", 2025 },   // summer time of two hours
        { "Pacific/Kiritimati", 2025 }, // +14:00
    };

    [Theory, MemberData(nameof(ZonesAndYears))]
    public void Every_local_day_of_a_year_has_one_digest_at_its_hour(string zoneName, int year)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(zoneName);
        Assert.All([0, 1, 2, 3, 7, 23], hour =>
        {
            var sent = SentIn(year, AnalystIn(zoneName, hour), _ => true);

            Assert.Equal(DaysOf(year), sent.Select(one => one.LocalDay));
            Assert.All(sent, one => AssertAtHour(one.Time, hour, zone));
        });
    }

    [Theory, MemberData(nameof(ZonesAndYears))]
    public void Hourly_runs_that_were_missed_are_caught_up_on(string zoneName, int year)
    {
        var random = new Random(7);
        var (hour, missed) = (random.Next(24), 0);

        // Up to eleven in a row are missed.
        var sent = SentIn(year, AnalystIn(zoneName, hour), _ => (missed = missed == 0 ? random.Next(12) : missed - 1) == 0);

        Assert.Equal(DaysOf(year), sent.Select(one => one.LocalDay));
    }

    [Fact]
    public void A_day_that_a_zone_left_out_has_no_digest()
    {
        var sent = SentIn(2011, AnalystIn("Pacific/Apia", 7), _ => true);

        Assert.Equal(DaysOf(2011).Where(day => day != new DateOnly(2011, 12, 30)), sent.Select(one => one.LocalDay));
    }

    [Fact]
    public void A_weekly_digest_comes_once_on_each_of_its_days()
    {
        var analyst = AnalystIn("Europe/Berlin", 2) with { Digest = DigestRhythm.Weekly, DigestDay = DayOfWeek.Sunday };

        var sent = SentIn(2025, analyst, _ => true);

        Assert.Equal(DaysOf(2025).Where(day => day.DayOfWeek == DayOfWeek.Sunday), sent.Select(one => one.LocalDay));
    }

    [Theory]
    [InlineData("2025-06-13T04:59:00Z", null)]
    [InlineData("2025-06-13T05:00:00Z", "2025-06-13")]
    [InlineData("2025-06-13T21:59:00Z", "2025-06-13")]
    [InlineData("2025-06-13T22:00:00Z", null)]
    public void A_digest_at_seven_in_Berlin_is_due_from_then_until_the_day_ends(string now, string? day)
    {
        var due = DigestSchedule.DueAt(AnalystIn("Europe/Berlin", 7) with { Since = DateTimeOffset.UnixEpoch }, Time(now));

        Assert.Equal(day, due?.LocalDay.ToString("yyyy-MM-dd", null));
    }

    [Fact]
    public void Nobody_has_a_digest_from_before_the_subscription_without_wanting_one_or_after_leaving()
    {
        var (analyst, now) = (AnalystIn("Europe/Berlin", 7) with { Since = Time("2025-06-13T06:00:00Z") }, Time("2025-06-13T08:00:00Z"));

        Assert.Null(DigestSchedule.DueAt(analyst, now));
        Assert.Null(DigestSchedule.DueAt(analyst with { Since = default, Digest = DigestRhythm.None }, now));
        Assert.Null(DigestSchedule.DueAt(analyst with { Since = default, PausedBecause = "unsubscribed" }, now));
        Assert.NotNull(DigestSchedule.DueAt(analyst with { Since = default }, now));
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static Analyst AnalystIn(string zone, int hour) =>
        new() { Id = new AnalystId("nino"), Address = "nino@example.org", TimeZone = zone, Since = default, DigestHour = hour };

    private static IEnumerable<DateOnly> DaysOf(int year) => Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(new DateOnly(year, 1, 1).AddDays);

    /// <summary>The digests of a year that runs at five past each hour find due for the first time.</summary>
    private static List<DigestSchedule.DueDigest> SentIn(int year, Analyst analyst, Func<DateTimeOffset, bool> runs)
    {
        var sent = new Dictionary<DateOnly, DigestSchedule.DueDigest>();
        for (var now = new DateTimeOffset(year - 1, 12, 30, 0, 5, 0, TimeSpan.Zero); now.Year <= year || now.DayOfYear < 4; now += Hour)
        {
            if (runs(now) && DigestSchedule.DueAt(analyst, now) is { } due)
            {
                sent.TryAdd(due.LocalDay, due);
            }
        }

        return [.. sent.Values.Where(one => one.LocalDay.Year == year)];
    }

    // The first moment from which the clock shows the hour or, where it is skipped, a later one.
    private static void AssertAtHour(DateTimeOffset time, int hour, TimeZoneInfo zone)
    {
        var (local, before) = (TimeZoneInfo.ConvertTime(time, zone).DateTime, TimeZoneInfo.ConvertTime(time.AddMinutes(-1), zone).DateTime);
        var wanted = local.Date.AddHours(hour);

        Assert.True(local >= wanted && before < wanted, FormattableString.Invariant($"{local} for {hour}:00"));
    }
}
