using System.Collections.Frozen;

namespace SignalWatch.Feeds.Parsing;

/// <summary>Which namespace, prefix and name stand for which element.</summary>
internal static class Vocabularies
{
    private static readonly FrozenDictionary<string, Vocabulary> ByNamespace = new Dictionary<string, Vocabulary>(StringComparer.OrdinalIgnoreCase)
    {
        [""] = Vocabulary.Bare,
        ["purl.org/rss/1.0"] = Vocabulary.Bare,
        ["purl.org/net/rss1.1#"] = Vocabulary.Bare,
        ["my.netscape.com/rdf/simple/0.9"] = Vocabulary.Bare,
        ["channel.netscape.com/rdf/simple/0.9"] = Vocabulary.Bare,
        ["backend.userland.com/rss"] = Vocabulary.Bare,
        ["backend.userland.com/rss2"] = Vocabulary.Bare,
        ["backend.userland.com/rss091"] = Vocabulary.Bare,
        ["blogs.law.harvard.edu/tech/rss"] = Vocabulary.Bare,
        ["cyber.law.harvard.edu/rss"] = Vocabulary.Bare,
        ["cyber.law.harvard.edu/rss/rss.html"] = Vocabulary.Bare,
        ["purl.org/rss/1.0/modules/rss091"] = Vocabulary.Bare,
        ["www.w3.org/2005/atom"] = Vocabulary.Atom,
        ["purl.org/atom/ns#"] = Vocabulary.Atom,
        ["purl.org/atom/ns"] = Vocabulary.Atom,
        ["purl.org/atom/app#"] = Vocabulary.Atom,
        ["www.w3.org/1999/02/22-rdf-syntax-ns#"] = Vocabulary.Rdf,
        ["purl.org/rss/1.0/modules/content"] = Vocabulary.Content,
        ["purl.org/dc/elements/1.1"] = Vocabulary.DublinCore,
        ["purl.org/dc/elements/1.0"] = Vocabulary.DublinCore,
        ["purl.org/dc/terms"] = Vocabulary.DublinCoreTerms,
        ["search.yahoo.com/mrss"] = Vocabulary.Media,
        ["video.search.yahoo.com/mrss"] = Vocabulary.Media,
        ["www.itunes.com/dtds/podcast-1.0.dtd"] = Vocabulary.Itunes,
        ["purl.org/rss/1.0/modules/syndication"] = Vocabulary.Syndication,
        ["www.w3.org/1999/xhtml"] = Vocabulary.Xhtml,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, Vocabulary> ByPrefix = new Dictionary<string, Vocabulary>(StringComparer.OrdinalIgnoreCase)
    {
        ["rss"] = Vocabulary.Bare,
        ["atom"] = Vocabulary.Atom,
        ["atom03"] = Vocabulary.Atom,
        ["atom10"] = Vocabulary.Atom,
        ["a10"] = Vocabulary.Atom,
        ["rdf"] = Vocabulary.Rdf,
        ["content"] = Vocabulary.Content,
        ["dc"] = Vocabulary.DublinCore,
        ["dcterms"] = Vocabulary.DublinCoreTerms,
        ["media"] = Vocabulary.Media,
        ["itunes"] = Vocabulary.Itunes,
        ["sy"] = Vocabulary.Syndication,
        ["xhtml"] = Vocabulary.Xhtml,
        ["html"] = Vocabulary.Xhtml,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, FeedElement> Rss = Names(
        ("RDF", FeedElement.RdfRoot), ("rss", FeedElement.RssRoot), ("channel", FeedElement.RssChannel), ("item", FeedElement.RssItem),
        ("title", FeedElement.RssTitle), ("link", FeedElement.RssLink), ("description", FeedElement.RssDescription),
        ("language", FeedElement.RssLanguage), ("pubDate", FeedElement.RssPubDate), ("ttl", FeedElement.RssTtl),
        ("author", FeedElement.RssAuthor), ("category", FeedElement.RssCategory), ("guid", FeedElement.RssGuid),
        ("enclosure", FeedElement.RssEnclosure), ("image", FeedElement.RssImage), ("textInput", FeedElement.RssTextInput),
        ("source", FeedElement.RssSource), ("comments", FeedElement.RssComments), ("html", FeedElement.HtmlRoot),
        ("feed", FeedElement.AtomFeed), ("entry", FeedElement.AtomEntry), ("published", FeedElement.AtomPublished),
        ("updated", FeedElement.AtomUpdated), ("modified", FeedElement.AtomModified));

    private static readonly FrozenDictionary<string, FeedElement> Atom = Names(
        ("feed", FeedElement.AtomFeed), ("entry", FeedElement.AtomEntry), ("id", FeedElement.AtomId), ("title", FeedElement.AtomTitle),
        ("link", FeedElement.AtomLink), ("summary", FeedElement.AtomSummary), ("content", FeedElement.AtomContent),
        ("published", FeedElement.AtomPublished), ("issued", FeedElement.AtomIssued), ("created", FeedElement.AtomCreated),
        ("updated", FeedElement.AtomUpdated), ("modified", FeedElement.AtomModified), ("author", FeedElement.AtomAuthor),
        ("contributor", FeedElement.AtomContributor), ("name", FeedElement.AtomName), ("email", FeedElement.AtomEmail),
        ("category", FeedElement.AtomCategory), ("source", FeedElement.AtomSource), ("rss", FeedElement.RssRoot));

    private static readonly FrozenDictionary<string, FeedElement> Rdf = Names(("RDF", FeedElement.RdfRoot));

    private static readonly FrozenDictionary<string, FeedElement> Content = Names(("encoded", FeedElement.ContentEncoded));

    private static readonly FrozenDictionary<string, FeedElement> DublinCore = Names(
        ("title", FeedElement.DcTitle), ("creator", FeedElement.DcCreator), ("author", FeedElement.DcAuthor),
        ("subject", FeedElement.DcSubject), ("description", FeedElement.DcDescription), ("date", FeedElement.DcDate),
        ("language", FeedElement.DcLanguage), ("identifier", FeedElement.DcIdentifier), ("issued", FeedElement.DcTermsIssued),
        ("created", FeedElement.DcTermsCreated), ("modified", FeedElement.DcTermsModified));

    private static readonly FrozenDictionary<string, FeedElement> Media = Names(
        ("group", FeedElement.MediaGroup), ("content", FeedElement.MediaContent), ("title", FeedElement.MediaTitle),
        ("description", FeedElement.MediaDescription), ("keywords", FeedElement.MediaKeywords),
        ("category", FeedElement.MediaCategory), ("credit", FeedElement.MediaCredit));

    private static readonly FrozenDictionary<string, FeedElement> Itunes = Names(
        ("title", FeedElement.ItunesTitle), ("author", FeedElement.ItunesAuthor), ("summary", FeedElement.ItunesSummary),
        ("subtitle", FeedElement.ItunesSubtitle), ("keywords", FeedElement.ItunesKeywords));

    private static readonly FrozenDictionary<string, FeedElement> Syndication = Names(
        ("updatePeriod", FeedElement.SyUpdatePeriod), ("updateFrequency", FeedElement.SyUpdateFrequency));

    private static readonly FrozenDictionary<string, FeedElement> Xhtml = Names(
        ("body", FeedElement.XhtmlBody), ("html", FeedElement.HtmlRoot));

    /// <summary>The vocabulary that a namespace names. Scheme, letter case, white space and a closing slash do not matter: feeds get them wrong.</summary>
    public static Vocabulary OfNamespace(string uri)
    {
        var bare = uri.AsSpan().Trim();
        var scheme = bare.IndexOf("://");
        bare = scheme is 4 or 5 ? bare[(scheme + 3)..] : bare;
        return ByNamespace.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(bare.TrimEnd('/'), out var vocabulary)
            ? vocabulary
            : Vocabulary.Other;
    }

    /// <summary>The vocabulary that a prefix nobody declared customarily stands for.</summary>
    public static Vocabulary OfPrefix(ReadOnlySpan<char> prefix) =>
        ByPrefix.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(prefix, out var vocabulary) ? vocabulary : Vocabulary.Other;

    /// <summary>The element that a name stands for; letter case does not matter.</summary>
    /// <param name="vocabulary">The name's vocabulary.</param>
    /// <param name="localName">The name without its prefix.</param>
    /// <param name="bareIsAtom">Whether names without a vocabulary are Atom's, which is so below an Atom root.</param>
    public static FeedElement Element(Vocabulary vocabulary, ReadOnlySpan<char> localName, bool bareIsAtom)
    {
        var names = vocabulary switch
        {
            Vocabulary.Bare => bareIsAtom ? Atom : Rss,
            Vocabulary.Atom => Atom,
            Vocabulary.Rdf => Rdf,
            Vocabulary.Content => Content,
            Vocabulary.DublinCore or Vocabulary.DublinCoreTerms => DublinCore,
            Vocabulary.Media => Media,
            Vocabulary.Itunes => Itunes,
            Vocabulary.Syndication => Syndication,
            Vocabulary.Xhtml => Xhtml,
            _ => null,
        };
        return names is not null && names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(localName, out var element)
            ? element
            : FeedElement.Unknown;
    }

    private static FrozenDictionary<string, FeedElement> Names(params ReadOnlySpan<(string Name, FeedElement Element)> pairs)
    {
        var names = new Dictionary<string, FeedElement>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, element) in pairs)
        {
            names.Add(name, element);
        }

        return names.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
