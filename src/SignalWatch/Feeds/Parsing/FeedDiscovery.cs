using AngleSharp.Dom;

namespace SignalWatch.Feeds.Parsing;

/// <summary>Finds the feeds that a page advertises (HTML Living Standard, 4.6.7.1: <c>link rel=alternate</c> with a feed's type).</summary>
internal static class FeedDiscovery
{
    private const int MaximumBytes = 5 * 1024 * 1024;
    private const int MaximumNodes = 50_000;
    private const int MostFeeds = 10;

    // Not application/json: that is how a well-known publishing system names its programming interface.
    private static readonly string[] Types = ["application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"];

    /// <summary>The feeds' addresses in the page's order, at most ten, each once and none the page itself; empty when it can't be read.</summary>
    public static IReadOnlyList<Uri> Find(ReadOnlyMemory<byte> bytes, Uri pageUrl, string? contentType)
    {
        if (bytes.Length > MaximumBytes)
        {
            return [];
        }

        using var document = PageDocument.Parse(PageEncoding.Decode(bytes.Span, contentType, out _), MaximumNodes, out _);
        if (document is null)
        {
            return [];
        }

        var baseUrl = Address(document.QuerySelector("base[href]"), pageUrl) ?? pageUrl;
        return [.. document.QuerySelectorAll("link[rel~=alternate i][type][href]")
            .Where(IsFeed)
            .Select(link => Address(link, baseUrl))
            .OfType<Uri>()
            .Where(address => address != pageUrl)
            .Distinct()
            .Take(MostFeeds)];
    }

    private static bool IsFeed(IElement link) =>
        link.GetAttribute("type") is { } type && Types.Contains(type.Split(';')[0].Trim(), StringComparer.OrdinalIgnoreCase);

    // feed: is an old way of writing http: in such links.
    private static Uri? Address(IElement? element, Uri baseUrl)
    {
        var href = element?.GetAttribute("href")?.Trim() ?? "";
        href = href.StartsWith("feed://", StringComparison.OrdinalIgnoreCase) ? "http" + href[4..] : href;
        return href.Length > 0
            && Uri.TryCreate(baseUrl, href, out var url)
            && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
                ? url
                : null;
    }
}
