namespace SignalWatch.Feeds.Parsing;

/// <summary>Reads RSS 0.91 to 2.0, and 0.90 and 1.0, which are RDF: there the items stand beside the channel.</summary>
internal sealed class RssReader(MarkupReader reader, ElementText text, FeedDraft feed)
{
    private const int Borrowed = 20;

    private readonly ModuleReader _modules = new(reader, text);
    private readonly AtomReader _atom = new(reader, text, feed);
    private bool _wasChannelRead;

    /// <summary>Reads the rss or RDF element that begins.</summary>
    public void ReadRoot()
    {
        var at = BaseOf(null);
        feed.Language(reader.Attribute("lang"), 2);
        var depth = reader.Depth;
        while (reader.ReadToChild(depth))
        {
            Read(reader.Element, at);
        }
    }

    /// <summary>Reads a channel or item that begins without a root around it.</summary>
    public void ReadInside(FeedElement element) => Read(element, null);

    private void Read(FeedElement element, Uri? at)
    {
        switch (element)
        {
            case FeedElement.RssChannel:
                ReadChannel(at);
                break;
            case FeedElement.RssItem or FeedElement.AtomEntry when !feed.IsFull:
                ReadItem(at);
                break;
            case FeedElement.RssTitle or FeedElement.RssLink or FeedElement.RssLanguage when !_wasChannelRead:
                ReadChannelField(at);
                break;
            default:
                reader.Skip();
                break;
        }
    }

    private void ReadChannel(Uri? rootBase)
    {
        var at = BaseOf(rootBase);
        feed.Language(reader.Attribute("lang"), 2);
        var depth = reader.Depth;
        while (reader.ReadToChild(depth))
        {
            if (reader.Element is FeedElement.RssItem or FeedElement.AtomEntry && !feed.IsFull)
            {
                ReadItem(at);
            }
            else
            {
                ReadChannelField(at);
            }
        }

        _wasChannelRead = true;
    }

    private void ReadChannelField(Uri? at)
    {
        switch (reader.Element)
        {
            case FeedElement.RssTitle:
                feed.Title(Plain(text.Read()));
                break;
            case FeedElement.DcTitle:
                feed.Title(Plain(text.Read()), 10);
                break;
            case FeedElement.ItunesTitle:
                feed.Title(Plain(text.Read()), 12);
                break;
            case FeedElement.RssLink:
                var href = reader.Attribute("href");
                var hrefIsPage = reader.Attribute("rel") is null or "alternate";
                feed.Link(text.Read() ?? (hrefIsPage ? href : null), at, lastWins: true);
                break;
            case FeedElement.AtomLink when reader.Attribute("rel") is null or "alternate":
                feed.Link(reader.Attribute("href"), at, Borrowed);
                reader.Skip();
                break;
            case FeedElement.RssLanguage:
                feed.Language(text.Read());
                break;
            case FeedElement.DcLanguage:
                feed.Language(text.Read(), 1);
                break;
            case FeedElement.RssTtl:
                feed.TimeToLive(text.Read());
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

    private void ReadItem(Uri? parentBase)
    {
        var at = BaseOf(parentBase);
        var item = new ItemDraft();
        if (reader.AttributeCount > 0)
        {
            item.Language(reader.Attribute("lang"), 2);
        }

        var depth = reader.Depth;
        while (reader.ReadToChild(depth))
        {
            if (!ReadInto(item, at) && !_modules.ReadInto(item, at) && !ReadBorrowed(item, at))
            {
                reader.Skip();
            }
        }

        item.IsCut = reader.IsCut;
        feed.Add(item);
    }

    private bool ReadBorrowed(ItemDraft item, Uri? at)
    {
        if (reader.Element == FeedElement.XhtmlBody)
        {
            item.Content(text.Read(), Borrowed + 1);
            return true;
        }

        var isDate = reader.Element is FeedElement.AtomPublished or FeedElement.AtomUpdated or FeedElement.AtomModified;
        return (isDate || reader.Vocabulary == Vocabulary.Atom) && _atom.ReadInto(item, at, Borrowed);
    }

    private bool ReadInto(ItemDraft item, Uri? at)
    {
        switch (reader.Element)
        {
            case FeedElement.RssTitle:
                item.Title(Plain(text.Read()));
                return true;
            case FeedElement.RssLink:
                ReadLink(item, at);
                return true;
            case FeedElement.RssDescription:
                item.Summary(ReadMarkup(at));
                return true;
            case FeedElement.RssPubDate:
                item.Published(text.Read());
                return true;
            case FeedElement.RssGuid:
                var isLink = reader.Attribute("isPermaLink");
                item.IdIsLink = !string.Equals(isLink, "false", StringComparison.OrdinalIgnoreCase);
                item.Id(text.Read());
                return true;
            case FeedElement.RssAuthor:
                ReadAuthor(item);
                return true;
            case FeedElement.RssCategory:
                item.Category(text.Read());
                return true;
            case FeedElement.RssEnclosure:
                item.Enclosure(reader.Attribute("url") ?? reader.Attribute("href"), BaseOf(at), reader.Attribute("type"), reader.Attribute("length"));
                reader.Skip();
                return true;
            default:
                return false;
        }
    }

    private void ReadLink(ItemDraft item, Uri? at)
    {
        var inside = BaseOf(at);
        var href = reader.Attribute("href");
        var hrefIsPage = reader.Attribute("rel") is null or "alternate";
        item.Link(text.Read() ?? (hrefIsPage ? href : null), inside, lastWins: true);
    }

    private string? ReadMarkup(Uri? at)
    {
        var inside = BaseOf(at);
        var value = text.Read();
        return value is not null && inside is not null ? RelativeLinks.Resolve(value, inside) : value;
    }

    private void ReadAuthor(ItemDraft item) => item.Author(PersonName.Of(text.Read()));

    private Uri? BaseOf(Uri? inherited) =>
        reader.AttributeCount == 0 ? inherited : StatedUrl.BaseOf(inherited, reader.Attribute("base"), feed.Address);

    private static string? Plain(string? value) => value is null ? null : PlainText.FromHtmlTitle(value);
}
