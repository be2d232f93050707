namespace SignalWatch.Articles;

/// <summary>The text of a news page, and what the page states about it. Null means the page did not say.</summary>
public sealed record Article
{
    /// <summary>The headline, without the site's name; empty when the page gives none.</summary>
    public required string Title { get; init; }

    /// <summary>The authors' names as stated, joined by commas.</summary>
    public string? Byline { get; init; }

    /// <summary>Publication time as stated, UTC. Shown, never used to decide what is new.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>The body as plain paragraphs parted by blank lines: no captions, related links, share bars or newsletter boxes.</summary>
    public required string Text { get; init; }

    /// <summary>BCP 47 language as stated.</summary>
    public string? Language { get; init; }

    /// <summary>The site's name as stated.</summary>
    public string? SiteName { get; init; }

    /// <summary>The address that the page calls its own, http or https; else the one it came from.</summary>
    public required Uri CanonicalUrl { get; init; }
}
