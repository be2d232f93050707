using System.Runtime.InteropServices;

namespace SignalWatch.Alerts;

/// <summary>
/// When digests are due: once each local day, or each local week, at the analyst's hour. Where the clock skips the hour, when it is set again;
/// where the hour comes twice, the first time. A run that was missed is caught up on within the day.
/// </summary>
public static class DigestSchedule
{
    private const int DaysBack = 7;

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
        var local = day.ToDateTime(new TimeOnly(hour, 0));
        var offset = local switch
        {
            _ when zone.IsInvalidTime(local) => OffsetBefore(local, zone),
            _ when zone.IsAmbiguousTime(local) => zone.GetAmbiguousTimeOffsets(local).Max(),
            _ => zone.GetUtcOffset(local),
        };
        var time = new DateTimeOffset(local - offset, TimeSpan.Zero);
        return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, zone).DateTime) == day ? time : null;
    }

    // Clocks are set on at full hours: read with the offset from before, the skipped hour is the moment at which they are.
    private static TimeSpan OffsetBefore(DateTime local, TimeZoneInfo zone)
    {
        var before = local;
        while (zone.IsInvalidTime(before))
        {
            before = before.AddHours(-1);
        }

        return zone.GetUtcOffset(before);
    }

    /// <summary>A digest that is due.</summary>
    /// <param name="LocalDay">The local day that it is of: with the analyst it names the digest for good.</param>
    /// <param name="Time">When it became due, UTC.</param>
    [StructLayout(LayoutKind.Auto)]
    public readonly record struct DueDigest(DateOnly LocalDay, DateTimeOffset Time);
}
