namespace SignalWatch.Feeds.Parsing;

/// <summary>Reads the modules that any format may carry: Dublin Core, content, Media RSS, iTunes.</summary>
internal sealed class ModuleReader(MarkupReader reader, ElementText text)
{
    /// <summary>Reads an element of a module into an item; false when it is none, and then nothing was read.</summary>
    /// <param name="item">The item.</param>
    /// <param name="at">The <c>xml:base</c> in force.</param>
    public bool ReadInto(ItemDraft item, Uri? at) => reader.Vocabulary switch
    {
        Vocabulary.DublinCore or Vocabulary.DublinCoreTerms => ReadDublinCore(item),
        Vocabulary.Media => ReadMedia(item, at),
        Vocabulary.Itunes => ReadItunes(item),
        Vocabulary.Content when reader.Element == FeedElement.ContentEncoded => ReadEncoded(item, at),
        _ => false,
    };

    private bool ReadEncoded(ItemDraft item, Uri? at)
    {
        var inside = StatedUrl.BaseOf(at, reader.Attribute("base"), null);
        var value = text.Read();
        item.Content(value is not null && inside is not null ? RelativeLinks.Resolve(value, inside) : value, 1);
        return true;
    }

    private bool ReadDublinCore(ItemDraft item)
    {
        switch (reader.Element)
        {
            case FeedElement.DcTitle:
                item.Title(Plain(text.Read()), 10);
                return true;
            case FeedElement.DcAuthor:
                item.Author(PersonName.Of(text.Read()), 10);
                return true;
            case FeedElement.DcCreator:
                item.Author(PersonName.Of(text.Read()), 11);
                return true;
            case FeedElement.DcSubject:
                item.Category(text.Read());
                return true;
            case FeedElement.DcDescription:
                item.Summary(text.Read(), 10);
                return true;
            case FeedElement.DcLanguage:
                item.Language(text.Read(), 1);
                return true;
            case FeedElement.DcIdentifier:
                item.Id(text.Read(), 10);
                return true;
            case FeedElement.DcDate:
                var date = text.Read();
                item.Published(date, 12);
                item.Updated(date, 12);
                return true;
            case FeedElement.DcTermsIssued or FeedElement.DcTermsCreated:
                item.Published(text.Read(), 10);
                return true;
            case FeedElement.DcTermsModified:
                item.Updated(text.Read(), 10);
                return true;
            default:
                return false;
        }
    }

    private bool ReadItunes(ItemDraft item)
    {
        switch (reader.Element)
        {
            case FeedElement.ItunesTitle:
                item.Title(Plain(text.Read()), 12);
                return true;
            case FeedElement.ItunesAuthor:
                item.Author(text.Read(), 12);
                return true;
            case FeedElement.ItunesSummary:
                item.Summary(text.Read(), 11);
                return true;
            case FeedElement.ItunesSubtitle:
                item.Summary(text.Read(), 13);
                return true;
            case FeedElement.ItunesKeywords:
                item.Keywords(text.Read());
                return true;
            default:
                return false;
        }
    }

    private bool ReadMedia(ItemDraft item, Uri? at)
    {
        switch (reader.Element)
        {
            case FeedElement.MediaGroup:
                ReadMediaChildren(item, at);
                return true;
            case FeedElement.MediaContent:
                ReadFile(item, at);
                ReadMediaChildren(item, at);
                return true;
            case FeedElement.MediaTitle:
                item.Title(Plain(text.Read()), 11);
                return true;
            case FeedElement.MediaDescription:
                item.Summary(text.Read(), 12);
                return true;
            case FeedElement.MediaKeywords:
                item.Keywords(text.Read());
                return true;
            case FeedElement.MediaCategory:
                var label = reader.Attribute("label");
                var value = text.Read();
                item.Category(string.IsNullOrWhiteSpace(label) ? value : label);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Pictures only illustrate an item; what can be heard, watched or read is attached to it.</summary>
    private void ReadFile(ItemDraft item, Uri? at)
    {
        var mediaType = reader.Attribute("type");
        if (reader.Attribute("medium") != "image" && mediaType?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) != true)
        {
            item.Enclosure(reader.Attribute("url"), at, mediaType, reader.Attribute("fileSize"), isMedia: true);
        }
    }

    private void ReadMediaChildren(ItemDraft item, Uri? at)
    {
        var depth = reader.Depth;
        while (reader.ReadToChild(depth))
        {
            if (reader.Vocabulary != Vocabulary.Media || !ReadMedia(item, at))
            {
                reader.Skip();
            }
        }
    }

    private static string? Plain(string? value) => value is null ? null : PlainText.FromHtmlTitle(value);
}
