using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SignalWatch.Feeds.Parsing;

namespace SignalWatch.Articles;

/// <summary>What a page states about its article: JSON-LD (schema.org), OpenGraph, meta, link and AMP. Null means it does not say.</summary>
internal sealed partial record PageStatements
{
    private const int MaximumDepth = 12;

    public string? Title { get; init; }

    public string? Byline { get; init; }

    public DateTimeOffset? Published { get; init; }

    public string? Language { get; init; }

    public string? SiteName { get; init; }

    public Uri? CanonicalUrl { get; init; }

    /// <summary>The body as JSON-LD gives it, as plain text.</summary>
    public string? Body { get; init; }

    /// <summary>JSON-LD <c>isAccessibleForFree</c> is false: subscribers only.</summary>
    public bool IsForSubscribers { get; init; }

    /// <summary>Reads the statements; must come before the document is changed.</summary>
    public static PageStatements Of(IHtmlDocument document, Uri url)
    {
        var article = document.QuerySelectorAll("script[type='application/ld+json']")
            .Select(script => Article(script.TextContent))
            .FirstOrDefault(found => found is not null);
        var published = Text(article, "datePublished")
            ?? Meta(document, "article:published_time", "datePublished", "date", "pubdate", "dc.date", "parsely-pub-date")
            ?? Attribute(document.QuerySelector("time[pubdate], time[itemprop=datePublished], article time[datetime]"), "datetime");
        var site = Meta(document, "og:site_name") ?? Text(Property(article, "publisher"), "name");
        var title = Text(article, "headline") ?? Meta(document, "og:title", "twitter:title") ?? WithoutSite(document.Title, site)
            ?? document.QuerySelector("h1")?.TextContent;
        return new PageStatements
        {
            Title = title is null ? null : PlainText.FromHtml(title),
            Byline = Names(Property(article, "author")) ?? Author(Meta(document, "author", "article:author", "parsely-author", "byl")),
            Published = published is null ? null : FeedDate.Parse(published),
            Language = Attribute(document.DocumentElement, "lang") ?? Text(article, "inLanguage") ?? Meta(document, "og:locale")?.Replace('_', '-'),
            SiteName = site,
            CanonicalUrl = Address(url, Attribute(document.QuerySelector("link[rel~=canonical]"), "href") ?? Meta(document, "og:url")),
            Body = Text(article, "articleBody") is { } body ? PlainText.FromHtml(body) : null,
            IsForSubscribers = Property(article, "isAccessibleForFree") is { } free
                && (free.ValueKind == JsonValueKind.False || string.Equals(free.ToString(), "false", StringComparison.OrdinalIgnoreCase)),
        };
    }

    private static JsonElement? Article(string json)
    {
        try
        {
            // Raw line breaks inside strings are common and not JSON.
            using var parsed = JsonDocument.Parse(
                ControlPattern().Replace(json, " "),
                new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return Find(parsed.RootElement, 0)?.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement? Find(JsonElement element, int depth)
    {
        if (depth > MaximumDepth)
        {
            return null;
        }

        if (element.ValueKind == JsonValueKind.Object)
        {
            if (element.TryGetProperty("@type", out var type) && TypePattern().IsMatch(type.ToString()))
            {
                return element;
            }

            return element.EnumerateObject()
                .Where(property => property.Name is "@graph" or "mainEntity" or "mainEntityOfPage")
                .Select(property => Find(property.Value, depth + 1))
                .FirstOrDefault(found => found is not null);
        }

        return element.ValueKind == JsonValueKind.Array
            ? element.EnumerateArray().Select(item => Find(item, depth + 1)).FirstOrDefault(found => found is not null)
            : null;
    }

    private static JsonElement? Property(JsonElement? element, string name) => element switch
    {
        { ValueKind: JsonValueKind.Object } whole when whole.TryGetProperty(name, out var value) => value,
        { ValueKind: JsonValueKind.Array } list when list.GetArrayLength() > 0 => Property(list[0], name),
        _ => null,
    };

    private static string? Text(JsonElement? element, string name) =>
        Property(element, name) is { ValueKind: JsonValueKind.String } value && value.GetString()?.Trim() is { Length: > 0 } text ? text : null;

    private static string? Names(JsonElement? author)
    {
        var names = (author switch
        {
            { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().ToList(),
            { } one => [one],
            null => [],
        }).Select(one => one.ValueKind == JsonValueKind.String ? one.GetString() : Text(one, "name"))
            .OfType<string>()
            .Select(name => PlainText.FromHtml(name))
            .Where(name => name.Length > 0)
            .ToList();
        return names.Count == 0 ? null : string.Join(", ", names);
    }

    /// <summary>Some sites give the address of the author's page in place of the name.</summary>
    private static string? Author(string? stated) =>
        stated is null || stated.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? null : stated;

    private static string? Meta(IDocument document, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Attribute(document.QuerySelector($"meta[property='{name}' i], meta[name='{name}' i], meta[itemprop='{name}' i]"), "content") is { } content)
            {
                return content;
            }
        }

        return null;
    }

    private static string? WithoutSite(string? title, string? site)
    {
        if (string.IsNullOrWhiteSpace(title))
        {
            return null;
        }

        var parts = SeparatorPattern().Split(title.Trim());
        return parts.Length > 1 && (site is null || parts[^1].Contains(site, StringComparison.OrdinalIgnoreCase) || parts[^1].Length < parts[0].Length)
            ? string.Join(" - ", parts[..^1])
            : title.Trim();
    }

    private static Uri? Address(Uri url, string? stated) =>
        stated is not null && Uri.TryCreate(url, stated, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? address
            : null;

    private static string? Attribute(IElement? element, string name) =>
        element?.GetAttribute(name)?.Trim() is { Length: > 0 } value ? value : null;

    [GeneratedRegex(@"[\u0000-\u001F]+", RegexOptions.None, 1000)]
    private static partial Regex ControlPattern();

    [GeneratedRegex(@"\b\w*(Article|BlogPosting|Report)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TypePattern();

    [GeneratedRegex(@"\s+[|\-–—»]\s+", RegexOptions.None, 1000)]
    private static partial Regex SeparatorPattern();
}
