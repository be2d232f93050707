namespace SignalWatch.Feeds;

/// <summary>A feed as parsed from one answer.</summary>
public sealed record Feed
{
    /// <summary>The format it was in.</summary>
    public required FeedFormat Format { get; init; }

    /// <summary>The feed's title; null when it has none.</summary>
    public string? Title { get; init; }

    /// <summary>The site's address, absolute.</summary>
    public Uri? Link { get; init; }

    /// <summary>BCP 47 language as stated.</summary>
    public string? Language { get; init; }

    /// <summary>The least time between polls that the feed asks for (<c>ttl</c>, <c>sy:updatePeriod</c>); null when it asks for none.</summary>
    public TimeSpan? TimeToLive { get; init; }

    /// <summary>The character encoding that was used and how it was decided, such as <c>windows-1251 (XML declaration)</c>.</summary>
    public required string Encoding { get; init; }

    /// <summary>Whether the text had to be repaired before it could be read.</summary>
    public bool WasRepaired { get; init; }

    /// <summary>The page of older items that a page without a feed leads to; null where there is none, or none is asked for.</summary>
    public Uri? NextPage { get; init; }

    /// <summary>The items in the feed's order.</summary>
    public required IReadOnlyList<FeedItem> Items { get; init; }
}
