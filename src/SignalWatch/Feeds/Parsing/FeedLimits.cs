namespace SignalWatch.Feeds.Parsing;

/// <summary>What a feed may cost us. Anything beyond is left out; the rest of the feed is still read.</summary>
internal static class FeedLimits
{
    /// <summary>Items kept of one answer.</summary>
    public const int Items = 10_000;

    /// <summary>Characters kept of one field: 1 MiB.</summary>
    public const int FieldCharacters = 1 << 20;

    /// <summary>Elements inside one another; deeper ones are passed over.</summary>
    public const int Depth = 256;

    /// <summary>Names and files kept of one item.</summary>
    public const int ListEntries = 1_000;
}
