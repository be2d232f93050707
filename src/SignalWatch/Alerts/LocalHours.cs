namespace SignalWatch.Alerts;

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
        var end = local.Date + quiet.To.ToTimeSpan();
        return UtcOf(end <= local.DateTime ? end.AddDays(1) : end, quiet, zone, now);
    }

    /// <summary>The day that it is for the analyst.</summary>
    public static DateOnly DayOf(DateTimeOffset time, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, zone).DateTime);

    private static bool IsQuiet(QuietHours quiet, TimeZoneInfo zone, DateTimeOffset time)
    {
        var local = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, zone).DateTime);
        return local.IsBetween(quiet.From, quiet.To);
    }

    // A local time can be missing, when clocks go forward, or come twice, when they go back. A missing end has passed as soon as the
    // gap has; of two the first counts, unless what comes between them is quiet again.
    private static DateTimeOffset UtcOf(DateTime local, QuietHours quiet, TimeZoneInfo zone, DateTimeOffset now)
    {
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(1);
        }

        if (!zone.IsAmbiguousTime(local))
        {
            return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
        }

        var times = zone.GetAmbiguousTimeOffsets(local).Select(offset => new DateTimeOffset(local, offset).ToUniversalTime()).Order().ToList();
        return times.Find(time => time > now && !IsQuiet(quiet, zone, time)) is var found && found != default ? found : times[^1];
    }
}
