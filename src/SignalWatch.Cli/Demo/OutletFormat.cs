namespace SignalWatch.Cli.Demo;

/// <summary>How an outlet of the demo world publishes; between them they use every format that the engine reads.</summary>
internal enum OutletFormat
{
    /// <summary>RSS 2.0.</summary>
    Rss,

    /// <summary>RSS 2.0 that carries the whole text in <c>content:encoded</c>.</summary>
    RssFullText,

    /// <summary>RSS 2.0 in windows-1251.</summary>
    RssCyrillic,

    /// <summary>RSS 2.0 that isn't well-formed: a blank line before the prolog, bare ampersands, an undeclared entity.</summary>
    RssMalformed,

    /// <summary>RSS 0.91: neither guids nor dates.</summary>
    Rss091,

    /// <summary>RSS 1.0, which is RDF with Dublin Core dates.</summary>
    Rdf,

    /// <summary>Atom 1.0.</summary>
    Atom,

    /// <summary>Atom 0.3, as old systems still serve it.</summary>
    Atom03,

    /// <summary>JSON Feed 1.1.</summary>
    Json,

    /// <summary>A page without a feed.</summary>
    Page,

    /// <summary>An address that answers 404 to everything.</summary>
    Dead,
}
