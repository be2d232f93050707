namespace SignalWatch.History;

/// <summary>What is known of one job's runs. Null where it has not happened.</summary>
public sealed record JobRun
{
    /// <summary>The job, such as <c>poll</c>.</summary>
    public required string Job { get; init; }

    /// <summary>How often it is to run; null while it is started by hand only.</summary>
    public TimeSpan? Rhythm { get; init; }

    /// <summary>When it last ended well, UTC.</summary>
    public DateTimeOffset? LastSucceeded { get; init; }

    /// <summary>The first of the failures since then, UTC.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>How many there were.</summary>
    public long Failures { get; init; }

    /// <summary>What the last of them said; it stays when the job works again.</summary>
    public string? LastFault { get; init; }

    /// <summary>When a failure was last that the store caused, UTC.</summary>
    public DateTimeOffset? StoreRefused { get; init; }

    /// <summary>When it had last ended well before the last time that it did not run for far longer than its rhythm, UTC.</summary>
    public DateTimeOffset? GapFrom { get; init; }

    /// <summary>When it ran again after that, UTC.</summary>
    public DateTimeOffset? GapTo { get; init; }

    /// <summary>From when on a job of this rhythm is missed: after two runs left out, and no sooner than half an hour.</summary>
    public static TimeSpan MissedAfter(TimeSpan rhythm) => rhythm * 3 > ShortestGap ? rhythm * 3 : ShortestGap;

    private static readonly TimeSpan ShortestGap = TimeSpan.FromMinutes(30);
}
