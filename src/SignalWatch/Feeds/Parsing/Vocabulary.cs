namespace SignalWatch.Feeds.Parsing;

/// <summary>The XML vocabularies that feeds are made of.</summary>
internal enum Vocabulary
{
    /// <summary>No namespace was stated, or it is one of RSS: bare names mean what the document's root makes of them.</summary>
    Bare,
    Atom,
    Rdf,
    Content,
    DublinCore,
    DublinCoreTerms,
    Media,
    Itunes,
    Syndication,
    Xhtml,

    /// <summary>A namespace that we do not read.</summary>
    Other,
}
