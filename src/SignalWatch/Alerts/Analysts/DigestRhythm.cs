namespace SignalWatch.Alerts.Analysts;

/// <summary>How often an analyst has a digest.</summary>
public enum DigestRhythm
{
    /// <summary>Never.</summary>
    None,

    /// <summary>Every day, at the analyst's local hour.</summary>
    Daily,

    /// <summary>Once a week, on the analyst's day at the local hour.</summary>
    Weekly,
}
