namespace SignalWatch.Assessment;

/// <summary>How an event becomes known, and so how soon an alert has to come.</summary>
public enum Pace
{
    /// <summary>All at once: an alert on the day before it (time zones differ), on its day or on the day after is in time.</summary>
    Fast,

    /// <summary>Over some days: an alert up to three days later is in time.</summary>
    Slow,
}
