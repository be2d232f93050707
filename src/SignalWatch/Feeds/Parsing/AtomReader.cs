namespace SignalWatch.Feeds.Parsing;

/// <summary>Reads Atom 1.0 (RFC 4287) and 0.3, and Atom's elements where RSS borrows them.</summary>
internal sealed class AtomReader(MarkupReader reader, ElementText text, FeedDraft feed)
{
    private readonly ModuleReader _modules = new(reader, text);

    /// <summary>Reads the feed element that begins.</summary>
    public void ReadFeed()
    {
        var at = BaseOf(null);
        feed.Language(reader.Attribute("lang"));
        var depth = reader.Depth;
        while (reader.ReadToChild(depth))
        {
            switch (reader.Element)
            {
                case FeedElement.AtomEntry or FeedElement.RssItem when !feed.IsFull:
                    ReadEntry(at);
                    break;
                case FeedElement.AtomTitle:
                    feed.Title(AtomText.ReadPlain(reader, text));
                    break;
                case FeedElement.AtomLink:
                    ReadFeedLink(at);
                    break;
                case FeedElement.DcLanguage:
                    feed.Language(text.Read(), 1);
                    break;
                case FeedElement.SyUpdatePeriod:
                    feed.UpdatePeriod(text.Read());
                    break;
                case FeedElement.SyUpdateFrequency:
                    feed.UpdateFrequency(text.Read());
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
    }

    /// <summary>Reads the entry that begins and is a document of its own.</summary>
    public void ReadLoneEntry() => ReadEntry(null);

    /// <summary>Reads an element of Atom into an item; false when it is none.</summary>
    /// <param name="item">The item.</param>
    /// <param name="at">The <c>xml:base</c> in force.</param>
    /// <param name="rank">Zero for an item of Atom; more where another format's own elements go first.</param>
    public bool ReadInto(ItemDraft item, Uri? at, int rank = 0)
    {
        switch (reader.Element)
        {
            case FeedElement.AtomId:
                item.Id(Resolved(text.Read(), at), rank);
                return true;
            case FeedElement.AtomTitle:
                item.Title(AtomText.ReadPlain(reader, text), rank);
                return true;
            case FeedElement.AtomLink:
                ReadLink(item, at, rank);
                return true;
            case FeedElement.AtomSummary:
                item.Summary(AtomText.Read(reader, text, BaseOf(at)), rank);
                return true;
            case FeedElement.AtomContent:
                ReadContent(item, at, rank);
                return true;
            case FeedElement.AtomAuthor:
                item.Author(ReadPerson(), rank);
                return true;
            case FeedElement.AtomCategory:
                var label = reader.Attribute("label") ?? reader.Attribute("term");
                var inside = text.Read();
                item.Category(string.IsNullOrWhiteSpace(label) ? inside : label);
                return true;
            default:
                return ReadDateInto(item, rank);
        }
    }

    private bool ReadDateInto(ItemDraft item, int rank)
    {
        switch (reader.Element)
        {
            case FeedElement.AtomPublished:
                item.Published(text.Read(), rank);
                return true;
            case FeedElement.AtomIssued:
                item.Published(text.Read(), rank + 1);
                return true;
            case FeedElement.AtomCreated:
                item.Published(text.Read(), rank + 2);
                return true;
            case FeedElement.AtomUpdated:
                item.Updated(text.Read(), rank);
                return true;
            case FeedElement.AtomModified:
                item.Updated(text.Read(), rank + 1);
                return true;
            default:
                return false;
        }
    }

    private void ReadEntry(Uri? feedBase)
    {
        var at = BaseOf(feedBase);
        var item = new ItemDraft();
        item.Language(reader.Attribute("lang"));
        item.Id(reader.Attribute("about"), 5);
        var depth = reader.Depth;
        while (reader.ReadToChild(depth))
        {
            if (!ReadInto(item, at) && !_modules.ReadInto(item, at))
            {
                reader.Skip();
            }
        }

        item.IsCut = reader.IsCut;
        feed.Add(item);
    }

    /// <summary>Which link is the page: an alternate one in HTML, any alternate one, one that is related, the entry itself.</summary>
    private void ReadLink(ItemDraft item, Uri? at, int rank)
    {
        var href = reader.Attribute("href");
        var relation = Relation();
        var mediaType = reader.Attribute("type");
        if (relation == "enclosure")
        {
            item.Enclosure(href, BaseOf(at), mediaType, reader.Attribute("length"));
        }
        else
        {
            var isPage = mediaType is null || mediaType.Contains("html", StringComparison.OrdinalIgnoreCase);
            var preference = relation switch
            {
                "alternate" => isPage ? 0 : 1,
                "related" or "via" => 2,
                _ => -1,
            };
            if (preference >= 0)
            {
                item.Link(href, BaseOf(at), (2 * rank) + preference);
            }
        }

        var inside = text.Read();
        if (string.IsNullOrEmpty(href) && relation == "alternate")
        {
            item.Link(inside, at, (2 * rank) + 3);
        }
    }

    private void ReadFeedLink(Uri? at)
    {
        if (Relation() == "alternate")
        {
            var mediaType = reader.Attribute("type");
            var isPage = mediaType is null || mediaType.Contains("html", StringComparison.OrdinalIgnoreCase);
            feed.Link(reader.Attribute("href"), BaseOf(at), isPage ? 0 : 1);
        }

        reader.Skip();
    }

    private string Relation()
    {
        var relation = reader.Attribute("rel")?.Trim().ToLowerInvariant();
        var registry = relation?.LastIndexOf('/') ?? -1;
        return string.IsNullOrEmpty(relation) ? "alternate" : relation[(registry + 1)..];
    }

    private void ReadContent(ItemDraft item, Uri? at, int rank)
    {
        var source = reader.Attribute("src");
        var sourceBase = BaseOf(at);
        item.Content(AtomText.Read(reader, text, sourceBase), rank);
        item.Link(source, sourceBase, (2 * rank) + 4);
    }

    private string? ReadPerson()
    {
        string? name = null;
        string? mail = null;
        var depth = reader.Depth;
        using var plain = new TextBuffer();
        while (reader.Read() && !(reader.Token == MarkupToken.End && reader.Depth <= depth))
        {
            if (reader.Token == MarkupToken.Text && reader.Depth == depth)
            {
                reader.AppendTextTo(plain);
            }
            else if (reader.Token == MarkupToken.Start)
            {
                switch (reader.Element)
                {
                    case FeedElement.AtomName:
                        name = text.Read();
                        break;
                    case FeedElement.AtomEmail:
                        mail = text.Read();
                        break;
                    default:
                        reader.Skip();
                        break;
                }
            }
        }

        return name ?? mail ?? PersonName.Of(plain.ToText());
    }

    private static string? Resolved(string? id, Uri? at) =>
        id is not null && at is not null && !Uri.IsWellFormedUriString(id, UriKind.Absolute) && Uri.TryCreate(at, id, out var uri)
            ? uri.AbsoluteUri
            : id;

    private Uri? BaseOf(Uri? inherited) => StatedUrl.BaseOf(inherited, reader.Attribute("base"), feed.Address);
}
