namespace SignalWatch.History;

/// <summary>Where the time of a stored item comes from, as it is written in its row.</summary>
public static class TimeOrigin
{
    /// <summary>The publication time as stated.</summary>
    public const string Published = "published";

    /// <summary>The time seen, because no date was stated.</summary>
    public const string Missing = "seen: no date stated";

    /// <summary>The time seen, because the stated date can't be read.</summary>
    public const string Unreadable = "seen: the stated date can't be read";

    /// <summary>The time seen, because the stated date was still to come, or lies before 1970.</summary>
    public const string Impossible = "seen: the stated date can't be true";
}
