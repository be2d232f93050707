namespace SignalWatch.Alerts;

/// <summary>How often an analyst gets a digest.</summary>
public enum DigestRhythm
{
    /// <summary>Never.</summary>
    None,

    /// <summary>Every day at the analyst's local hour.</summary>
    Daily,

    /// <summary>On one weekday at the analyst's local hour.</summary>
    Weekly,
}
