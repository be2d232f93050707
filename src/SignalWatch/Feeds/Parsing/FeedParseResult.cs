namespace SignalWatch.Feeds.Parsing;

/// <summary>What became of some bytes that were said to be a feed.</summary>
public abstract record FeedParseResult
{
    private FeedParseResult()
    {
    }

    /// <summary>They are a feed.</summary>
    public sealed record Parsed(Feed Feed) : FeedParseResult;

    /// <summary>They are not a feed, or nothing of it can be read.</summary>
    /// <param name="Reason">What they are instead, in words an operator can act on.</param>
    public sealed record NotAFeed(string Reason) : FeedParseResult
    {
        /// <summary>What they are, where something can be done about it.</summary>
        public NotFeedKind Kind { get; init; }
    }
}
