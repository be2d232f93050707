namespace SignalWatch.Feeds;

/// <summary>An RSS item, Atom entry, JSON Feed item or page item, as the feed stated it. Null means the feed did not say.</summary>
public sealed record FeedItem
{
    /// <summary>Its identity within its source.</summary>
    public required ItemId Id { get; init; }

    /// <summary>The guid or id as stated.</summary>
    public string? StatedId { get; init; }

    /// <summary>Plain text, entities decoded once, white space folded; empty when the feed gave none.</summary>
    public required string Title { get; init; }

    /// <summary>The item's page, absolute.</summary>
    public Uri? Link { get; init; }

    /// <summary>Publication time as stated, UTC; null when missing or unreadable. Shown, never used to decide what is new.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>Whether a publication time was stated that can't be read.</summary>
    public bool HasUnreadableDate { get; init; }

    /// <summary>Time of the last change as stated, UTC.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>The description or summary as stated: HTML or text.</summary>
    public string? Summary { get; init; }

    /// <summary>The full content as stated: HTML or text.</summary>
    public string? Content { get; init; }

    /// <summary>BCP 47 language, of the item or else of its feed.</summary>
    public string? Language { get; init; }

    /// <summary>Names of the authors.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Categories or tags.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Attached files.</summary>
    public IReadOnlyList<Enclosure> Enclosures { get; init; } = [];

    /// <summary>Whether the answer ended in the middle of one of its fields, so that it may be half a title or half a link.</summary>
    public bool IsCut { get; init; }
}
