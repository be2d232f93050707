using System.Runtime.InteropServices;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Alerts.Mail;

namespace SignalWatch.Alerts.Digests;

/// <summary>
/// When digests are due: once each local day, or each local week, at the analyst's hour. Where the clock skips the hour, when it is set again;
/// where the hour comes twice, the first time. A run that was missed is caught up on within the day.
/// </summary>
public static class DigestSchedule
{
    private const int DaysBack = 7;

    // Farther than any offset, so that a change of clocks at the hour lies between.
    private static readonly TimeSpan AnyChange = TimeSpan.FromHours(26);

    // Clocks are set at full quarters of an hour.
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    // A digest at 23:00 whose run was missed would otherwise have one hour to be caught up on.
    private static readonly TimeSpan LeastPatience = TimeSpan.FromHours(12);

    /// <summary>The analyst's digest that is due, whether or not it was written already; null when none is.</summary>
    /// <param name="analyst">Gives rhythm, day, hour and zone; UTC stands for a zone that this machine does not know.</param>
    /// <param name="now">The time.</param>
    public static DueDigest? DueAt(Analyst analyst, DateTimeOffset now)
    {
        if (analyst.Digest == DigestRhythm.None || analyst.PausedBecause is not null)
        {
            return null;
        }

        var zone = MailWords.ZoneOf(analyst);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        for (var day = today; day >= today.AddDays(-DaysBack); day = day.AddDays(-1))
        {
            if (IsDay(analyst, day) && TimeOn(day, analyst.DigestHour, zone) is { } time && time <= now)
            {
                var isInTime = day == today || now - time < LeastPatience;
                return isInTime && time > analyst.Since ? new DueDigest(day, time) : null;
            }
        }

        return null;
    }

    private static bool IsDay(Analyst analyst, DateOnly day) => analyst.Digest == DigestRhythm.Daily || day.DayOfWeek == analyst.DigestDay;

    /// <summary>Null for a day that a zone left out when it crossed the date line, as Samoa did with 30 December 2011.</summary>
    private static DateTimeOffset? TimeOn(DateOnly day, int hour, TimeZoneInfo zone)
    {
        // Asked only what a time of UTC is there, which has one answer: .NET misjudges local hours where winter time is the exception (Dublin, Casablanca).
        var local = new DateTimeOffset(day.ToDateTime(new TimeOnly(hour, 0)), TimeSpan.Zero);
        var (before, after) = (zone.GetUtcOffset(local - AnyChange), zone.GetUtcOffset(local + AnyChange));
        var times = new[] { local - before, local - after }.Where(time => time + zone.GetUtcOffset(time) == local).ToList();

        var time = times.Count > 0 ? times.Min() : local - before;
        while (times.Count == 0 && time - Step + zone.GetUtcOffset(time - Step) >= local)
        {
            // The clock skips the hour: back to the moment at which it is set.
            time -= Step;
        }

        return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, zone).DateTime) == day ? time : null;
    }

    /// <summary>A digest that is due.</summary>
    /// <param name="LocalDay">The local day that it is of: with the analyst it names the digest for good.</param>
    /// <param name="Time">When it became due, UTC.</param>
    [StructLayout(LayoutKind.Auto)]
    public readonly record struct DueDigest(DateOnly LocalDay, DateTimeOffset Time);
}
