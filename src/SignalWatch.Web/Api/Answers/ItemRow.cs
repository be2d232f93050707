namespace SignalWatch.Web.Api.Answers;

/// <summary>An item in a list.</summary>
internal sealed record ItemRow
{
    /// <summary>The time that counts, UTC: published, or first seen when that is missing or can't be true.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Its source.</summary>
    public required string SourceId { get; init; }

    /// <summary>The item within its source.</summary>
    public required string ItemId { get; init; }

    /// <summary>The headline; may be empty. From the news: trust it nowhere.</summary>
    public required string Title { get; init; }

    /// <summary>The outlet's name as people know it.</summary>
    public required string Outlet { get; init; }

    /// <summary>The publisher's name.</summary>
    public required string Publisher { get; init; }

    /// <summary>BCP 47 language.</summary>
    public required string Language { get; init; }

    /// <summary>Its page; null when the feed gave none or one that is not http or https.</summary>
    public string? Url { get; init; }

    /// <summary>Publication time as stated, UTC; null when missing or unreadable.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>When it was first seen, UTC.</summary>
    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>Whether it is history only and never an alert.</summary>
    public required bool IsBackfill { get; init; }

    /// <summary>Whether a classifier has scored it.</summary>
    public required bool IsScored { get; init; }

    /// <summary>The model that scored it; null when none did.</summary>
    public string? ModelVersion { get; init; }

    /// <summary>Why it was not scored; null when it was.</summary>
    public string? NotScoredReason { get; init; }
}
