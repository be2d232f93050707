namespace SignalWatch.Alerts.Analysts;

/// <summary>Times of an analyst's day, in a zone whose clocks change.</summary>
internal static class LocalHours
{
    /// <summary>The first moment from <paramref name="now"/> on that is not in quiet hours; now itself where it is not.</summary>
    public static DateTimeOffset QuietUntil(QuietHours? quiet, TimeZoneInfo zone, DateTimeOffset now)
    {
        if (quiet is null || !IsQuiet(quiet, zone, now))
        {
            return now;
        }

        var local = TimeZoneInfo.ConvertTime(now, zone);
        var end = now + (quiet.To - TimeOnly.FromDateTime(local.DateTime));
        return TimeZoneInfo.ConvertTime(end, zone).Offset == local.Offset ? end : FirstAfterQuiet(quiet, zone, now);
    }

    /// <summary>The day that it is for the analyst.</summary>
    public static DateOnly DayOf(DateTimeOffset time, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, zone).DateTime);

    private static bool IsQuiet(QuietHours quiet, TimeZoneInfo zone, DateTimeOffset time)
    {
        var local = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, zone).DateTime);
        return local.IsBetween(quiet.From, quiet.To);
    }

    // Clocks change before the end: minute by minute, asking only what a time of UTC is in the zone. The way back is misjudged by an hour
    // where winter time is the exception, as in Dublin and Casablanca.
    private static DateTimeOffset FirstAfterQuiet(QuietHours quiet, TimeZoneInfo zone, DateTimeOffset now)
    {
        var time = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
        while (IsQuiet(quiet, zone, time))
        {
            time = time.AddMinutes(1);
        }

        return time;
    }
}
