using SignalWatch.Feeds;
using SignalWatch.Packs;

namespace SignalWatch.Stories;

/// <summary>What of a news item decides which story it belongs to.</summary>
public sealed record StoryItem
{
    /// <summary>The item's source.</summary>
    public required SourceId SourceId { get; init; }

    /// <summary>Its identity within the source.</summary>
    public required ItemId ItemId { get; init; }

    /// <summary>The item's time that counts, UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The headline; may be empty.</summary>
    public required string Title { get; init; }

    /// <summary>The lead or one telling sentence; empty when there is none beside the title.</summary>
    public string Lead { get; init; } = "";

    /// <summary>The item's page; null when the feed gave none.</summary>
    public string? Url { get; init; }

    /// <summary>The outlet's name, which some feeds append to each headline; may be empty.</summary>
    public string Outlet { get; init; } = "";

    /// <summary>Source and item, joined: what tells items apart.</summary>
    internal string Key => $"{SourceId.Value}|{ItemId.Value}";
}
