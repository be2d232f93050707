using AngleSharp.Dom;
using SignalWatch.Packs;

namespace SignalWatch.Feeds.Parsing;

/// <summary>Reads the items of a page that has no feed, by CSS selectors.</summary>
public static class PageReader
{
    private const int MaximumBytes = 5 * 1024 * 1024;
    private const int MaximumNodes = 50_000;

    /// <summary>Reads the page. Never throws for what is in the bytes.</summary>
    /// <param name="bytes">The page as fetched; at most 5 MiB and 50,000 nodes.</param>
    /// <param name="pageUrl">Where it came from: relative links are resolved against it, or against the page's own <c>base</c>.</param>
    /// <param name="contentType"><c>Content-Type</c> as stated; null when the server did not say.</param>
    /// <param name="selectors">Where the items are.</param>
    /// <returns>A feed of format <see cref="FeedFormat.Page"/>, or which selector found nothing.</returns>
    public static FeedParseResult Read(ReadOnlyMemory<byte> bytes, Uri pageUrl, string? contentType, PageSelectors selectors)
    {
        if (bytes.Length > MaximumBytes)
        {
            return new FeedParseResult.NotAFeed(FormattableString.Invariant($"The page is larger than {MaximumBytes} bytes."));
        }

        var html = PageEncoding.Decode(bytes.Span, contentType, out var encoding);
        using var document = PageDocument.Parse(html, MaximumNodes, out var reason);
        if (document is null)
        {
            return new FeedParseResult.NotAFeed($"The page can't be read: {reason}.");
        }

        try
        {
            return ReadItems(document, BaseOf(document, pageUrl), encoding, selectors);
        }
        catch (DomException)
        {
            return new FeedParseResult.NotAFeed($"One of the selectors is not valid CSS: {string.Join(" | ", Given(selectors))}.");
        }
    }

    private static FeedParseResult ReadItems(IDocument document, Uri baseUrl, string encoding, PageSelectors selectors)
    {
        var elements = document.QuerySelectorAll(selectors.Item);
        if (elements.Length == 0)
        {
            return new FeedParseResult.NotAFeed($"The item selector \"{selectors.Item}\" matches nothing on the page.") { Kind = NotFeedKind.Selectors };
        }

        // A selector that finds nothing in any item tells of a page that was rebuilt; in some items, of items that lack it.
        var unmatched = Given(selectors).Skip(1).FirstOrDefault(selector => elements.All(element => element.QuerySelector(selector) is null));
        if (unmatched is not null)
        {
            return new FeedParseResult.NotAFeed($"The selector \"{unmatched}\" matches nothing in any of the {elements.Length} items on the page.")
            {
                Kind = NotFeedKind.Selectors,
            };
        }

        var items = elements.Select(element => ReadItem(element, baseUrl, selectors))
            .OfType<FeedItem>()
            .DistinctBy(item => item.Id)
            .ToList();
        return items.Count == 0
            ? new FeedParseResult.NotAFeed($"None of the {elements.Length} items that \"{selectors.Item}\" matches has a link or a title.") { Kind = NotFeedKind.Selectors }
            : new FeedParseResult.Parsed(new Feed
            {
                Format = FeedFormat.Page,
                Title = Text(document.QuerySelector("title")),
                Link = baseUrl,
                Language = Attribute(document.DocumentElement, "lang"),
                Encoding = encoding,
                NextPage = selectors.Next is null ? null : Address(Anchor(document.QuerySelector(selectors.Next)), baseUrl),
                Items = items,
            });
    }

    private static FeedItem? ReadItem(IElement element, Uri baseUrl, PageSelectors selectors)
    {
        var anchor = Anchor(selectors.Link is null ? element : element.QuerySelector(selectors.Link));
        var link = Address(anchor, baseUrl);
        var title = Text(selectors.Title is null ? anchor ?? element : element.QuerySelector(selectors.Title)) ?? string.Empty;
        if (link is null && title.Length == 0)
        {
            return null;
        }

        var date = selectors.Date is null ? null : element.QuerySelector(selectors.Date);
        var published = Date(date);
        var summary = selectors.Summary is null ? null : Text(element.QuerySelector(selectors.Summary));
        return new FeedItem
        {
            Id = ItemIdentity.Of(null, link, title, summary),
            Title = title,
            Link = link,
            Published = published,
            HasUnreadableDate = published is null && date is not null,
            Summary = summary,
            Language = Attribute(element, "lang"),
        };
    }

    private static DateTimeOffset? Date(IElement? element)
    {
        string?[] stated = [Attribute(element, "datetime"), Attribute(element?.QuerySelector("time"), "datetime"), Attribute(element, "content"), Text(element)];
        return stated.OfType<string>().Select(FeedDate.Parse).FirstOrDefault(date => date is not null);
    }

    /// <summary>The element where it is a link, else the first link inside it, else the link around it.</summary>
    private static IElement? Anchor(IElement? element) =>
        element is null || element.HasAttribute("href") ? element : element.QuerySelector("a[href]") ?? element.Closest("a[href]");

    private static Uri BaseOf(IDocument document, Uri pageUrl) => Address(document.QuerySelector("base[href]"), pageUrl) ?? pageUrl;

    private static Uri? Address(IElement? element, Uri baseUrl) =>
        Attribute(element, "href") is { } href
        && Uri.TryCreate(baseUrl, href, out var url)
        && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            ? url
            : null;

    private static string? Attribute(IElement? element, string name) =>
        element?.GetAttribute(name)?.Trim() is { Length: > 0 } value ? value : null;

    private static string? Text(IElement? element) =>
        element is not null && PlainText.FromHtml(element.InnerHtml) is { Length: > 0 } text ? text : null;

    private static IEnumerable<string> Given(PageSelectors selectors) =>
        new[] { selectors.Item, selectors.Link, selectors.Title, selectors.Date, selectors.Summary }.OfType<string>();
}
