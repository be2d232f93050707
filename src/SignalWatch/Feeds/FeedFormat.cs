namespace SignalWatch.Feeds;

/// <summary>The format an answer turned out to be in.</summary>
public enum FeedFormat
{
    /// <summary>RSS 0.90 or 1.0, which are RDF.</summary>
    Rdf,

    /// <summary>RSS 0.91 to 2.0.</summary>
    Rss,

    /// <summary>Atom 0.3 or 1.0 (RFC 4287).</summary>
    Atom,

    /// <summary>JSON Feed 1.0 or 1.1.</summary>
    Json,

    /// <summary>A page read through CSS selectors.</summary>
    Page,
}
