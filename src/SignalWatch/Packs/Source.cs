namespace SignalWatch.Packs;

/// <summary>A feed, or a page without one, that is polled for items.</summary>
public sealed record Source
{
    /// <summary>Its id in the pack.</summary>
    public required SourceId Id { get; init; }

    /// <summary>The outlet's name as analysts know it.</summary>
    public required string Title { get; init; }

    /// <summary>The feed's address, or the page's where <see cref="Selectors"/> is given; http or https.</summary>
    public required Uri Url { get; init; }

    /// <summary>The publisher family: sources of one family never confirm each other.</summary>
    public required string Publisher { get; init; }

    /// <summary>BCP 47 language of the items, such as <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>How often to poll when nothing says otherwise; 5 minutes to 7 days.</summary>
    public required TimeSpan Interval { get; init; }

    /// <summary>How far its reports are trusted as evidence, above 0 to 1; 1 is a source taken at its word.</summary>
    public required double Trust { get; init; }

    /// <summary>Whether a government or international body speaks here for itself.</summary>
    public bool IsOfficial { get; init; }

    /// <summary>The selectors that read the page; null for a feed.</summary>
    public PageSelectors? Selectors { get; init; }
}
