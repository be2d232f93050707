using SignalWatch.Feeds.Fetching;
using SignalWatch.Feeds.Parsing;

namespace SignalWatch.Feeds;

/// <summary>What asking a source came to.</summary>
public sealed record SourceAnswer
{
    /// <summary>What became of the fetch: of the source's own address, or of <see cref="DiscoveredUrl"/> where that is given.</summary>
    public required FetchOutcome Fetched { get; init; }

    /// <summary>What became of the body; null when there was none.</summary>
    public FeedParseResult? Parsed { get; init; }

    /// <summary>The feed that the source's page advertises and that was read in its place; null where the source is a feed, or a page read by selectors.</summary>
    public Uri? DiscoveredUrl { get; init; }

    /// <summary>How many pages the items are from; 1 for a feed.</summary>
    public int Pages { get; init; } = 1;

    /// <summary>Why a further page could not be read; null when none failed. The items of the pages before it count all the same.</summary>
    public string? PageFault { get; init; }
}
