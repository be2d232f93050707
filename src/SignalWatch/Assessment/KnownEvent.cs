using SignalWatch.Packs;

namespace SignalWatch.Assessment;

/// <summary>Something that happened and that whoever watches the indicator would have wanted to hear of.</summary>
/// <param name="Day">The day on which it became public, UTC.</param>
/// <param name="Indicator">The indicator that it is evidence for.</param>
/// <param name="Pace">How soon an alert has to come.</param>
/// <param name="Text">What happened, in a few words.</param>
/// <param name="Line">Its line in the file, 1-based.</param>
public sealed record KnownEvent(DateOnly Day, IndicatorId Indicator, Pace Pace, string Text, int Line)
{
    // What is true of a day in Tbilisi may still bear the date of the day before in Washington.
    private const int DaysBefore = 1;
    private const int FastDays = 1;
    private const int SlowDays = 3;

    /// <summary>An event goes on being news: an alert this many days after it is no false alarm, though it may be too late to count as in time.</summary>
    public const int EpisodeDays = 3;

    /// <summary>Whether an alert on that day is in time.</summary>
    public bool IsInTime(DateOnly alert) => IsWithin(alert, Pace == Pace.Slow ? SlowDays : FastDays);

    /// <summary>Whether an alert on that day is about it.</summary>
    public bool IsEpisode(DateOnly alert) => IsWithin(alert, EpisodeDays);

    private bool IsWithin(DateOnly alert, int daysAfter) => alert.DayNumber - Day.DayNumber is var days && days >= -DaysBefore && days <= daysAfter;
}
