namespace SignalWatch.Feeds.Parsing;

/// <summary>Finds the feed in a document and reads it with the reader of its format.</summary>
internal static class XmlFeedReader
{
    /// <summary>
    /// Reads all that is a feed in the document into the draft, whose format stays null when nothing is. Roots other than
    /// those of feeds are looked into, so that a feed inside an envelope or behind stray markup is found.
    /// </summary>
    /// <returns>The name of the first element, for want of a feed; null when there is no element.</returns>
    public static string? Read(MarkupReader reader, FeedDraft feed)
    {
        using var text = new ElementText(reader);
        var rss = new RssReader(reader, text, feed);
        var atom = new AtomReader(reader, text, feed);
        string? root = null;
        while (reader.Read())
        {
            if (reader.Token != MarkupToken.Start)
            {
                continue;
            }

            root ??= reader.Name;
            switch (reader.Element)
            {
                case FeedElement.RssRoot or FeedElement.RdfRoot:
                    feed.Format ??= reader.Element == FeedElement.RdfRoot ? FeedFormat.Rdf : FeedFormat.Rss;
                    rss.ReadRoot();
                    break;
                case FeedElement.RssChannel or FeedElement.RssItem when root is not ("html" or "HTML"):
                    feed.Format ??= FeedFormat.Rss;
                    rss.ReadInside(reader.Element);
                    break;
                case FeedElement.AtomFeed:
                    feed.Format ??= FeedFormat.Atom;
                    reader.BareIsAtom = true;
                    atom.ReadFeed();
                    reader.BareIsAtom = false;
                    break;
                case FeedElement.AtomEntry when reader.Vocabulary == Vocabulary.Atom:
                    feed.Format ??= FeedFormat.Atom;
                    reader.BareIsAtom = true;
                    atom.ReadLoneEntry();
                    reader.BareIsAtom = false;
                    break;
            }
        }

        return root;
    }
}
