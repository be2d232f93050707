using SignalWatch.Feeds;
using SignalWatch.Packs;

namespace SignalWatch.History;

/// <summary>A news item as history keeps it. Strings are cut to 30,000 characters.</summary>
public sealed record StoredItem
{
    /// <summary>The source that it came from.</summary>
    public required SourceId SourceId { get; init; }

    /// <summary>Its identity within the source.</summary>
    public required ItemId ItemId { get; init; }

    /// <summary>The headline; may be empty.</summary>
    public required string Title { get; init; }

    /// <summary>Its page, absolute; null when the feed gave none.</summary>
    public string? Url { get; init; }

    /// <summary>The publisher's name.</summary>
    public required string Publisher { get; init; }

    /// <summary>The outlet's name as people know it; several outlets can share a publisher.</summary>
    public required string Outlet { get; init; }

    /// <summary>BCP 47 language.</summary>
    public required string Language { get; init; }

    /// <summary>Publication time as stated, UTC; null when missing or unreadable.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>When it was first seen, UTC. A claim that is made again keeps the first.</summary>
    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>The time that counts, UTC: published, or first seen when that is missing or in the future.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Where <see cref="Time"/> comes from; one of <see cref="History.TimeOrigin"/>.</summary>
    public string TimeOrigin { get; init; } = History.TimeOrigin.Published;

    /// <summary>Whether it is history only and never an alert: from the source's first poll, or older than three days when seen.</summary>
    public required bool IsBackfill { get; init; }

    /// <summary>The article, else the summary, plain text; empty when there is neither.</summary>
    public required string Text { get; init; }

    /// <summary>Where <see cref="Text"/> is from: <c>article</c>, <c>summary</c> or <c>title</c>.</summary>
    public required string TextOrigin { get; init; }

    /// <summary>Whether a classifier has scored it.</summary>
    public bool IsScored { get; init; }

    /// <summary>The model that scored it; null when none did.</summary>
    public string? ModelVersion { get; init; }

    /// <summary>Why it was not scored; null when it was.</summary>
    public string? NotScoredReason { get; init; }
}
