using System.Globalization;
using System.Text.Json;
using SignalWatch.Feeds;

namespace SignalWatch.Tests.Feeds;

/// <summary>What another parser made of a feed, field by field in our names. A field that is absent is null there.</summary>
internal sealed class Expected
{
    /// <summary>The feed's own fields.</summary>
    public Dictionary<string, string?> Feed { get; } = new(StringComparer.Ordinal);

    /// <summary>The fields of each item.</summary>
    public List<Dictionary<string, string?>> Items { get; } = [];

    /// <summary>Reads gofeed's unified model.</summary>
    public static Expected OfTranslator(JsonElement json)
    {
        var expected = new Expected();
        expected.Feed["title"] = Text(json, "title");
        expected.Feed["link"] = Address(Text(json, "link"));
        expected.Feed["language"] = Text(json, "language");
        foreach (var item in List(json, "items"))
        {
            expected.Items.Add(new(StringComparer.Ordinal)
            {
                ["id"] = Text(item, "guid"),
                ["title"] = Text(item, "title"),
                ["link"] = Address(Text(item, "link")),
                ["summary"] = Text(item, "description"),
                ["content"] = Text(item, "content"),
                ["published"] = Date(Text(item, "publishedParsed")),
                ["updated"] = Date(Text(item, "updatedParsed")),
                ["authors"] = Joined(List(item, "authors"), person => Text(person, "name") ?? Text(person, "email")),
                ["categories"] = Joined(List(item, "categories"), category => category.GetString()),
                ["enclosures"] = Joined(List(item, "enclosures"), file => $"{Address(Text(file, "url"))} {Text(file, "type")} {Text(file, "length")}".TrimEnd()),
            });
        }

        return expected;
    }

    /// <summary>Reads gofeed's model of RSS.</summary>
    public static Expected OfRss(JsonElement json)
    {
        var expected = new Expected();
        expected.Feed["title"] = Text(json, "title");
        expected.Feed["link"] = Address(Text(json, "link"));
        expected.Feed["language"] = Text(json, "language");
        foreach (var item in List(json, "items"))
        {
            expected.Items.Add(new(StringComparer.Ordinal)
            {
                ["id"] = item.TryGetProperty("guid", out var guid) ? Text(guid, "value") : null,
                ["title"] = Text(item, "title"),
                ["link"] = Address(Text(item, "link")),
                ["summary"] = Text(item, "description"),
                ["content"] = Text(item, "content"),
                ["published"] = Date(Text(item, "pubDateParsed")),
                ["categories"] = Joined(List(item, "categories"), category => Text(category, "value")),
                ["enclosures"] = Joined(List(item, "enclosures"), file => $"{Address(Text(file, "url"))} {Text(file, "type")} {Text(file, "length")}".TrimEnd()),
            });
            if (Text(item, "author") is { } author)
            {
                expected.Items[^1]["authors"] = author;
            }
        }

        return expected;
    }

    /// <summary>Reads gofeed's model of Atom.</summary>
    public static Expected OfAtom(JsonElement json)
    {
        var expected = new Expected();
        expected.Feed["title"] = Text(json, "title");
        expected.Feed["link"] = Alternate(json);
        expected.Feed["language"] = Text(json, "language");
        foreach (var entry in List(json, "entries"))
        {
            expected.Items.Add(new(StringComparer.Ordinal)
            {
                ["id"] = Text(entry, "id"),
                ["title"] = Text(entry, "title"),
                ["link"] = Alternate(entry),
                ["summary"] = Text(entry, "summary"),
                ["content"] = entry.TryGetProperty("content", out var content) ? Text(content, "value") : null,
                ["published"] = Date(Text(entry, "publishedParsed")),
                ["updated"] = Date(Text(entry, "updatedParsed")),
                ["authors"] = Joined(List(entry, "authors"), person => Text(person, "name") ?? Text(person, "email")),
                ["categories"] = Joined(List(entry, "categories"), category => Text(category, "label") ?? Text(category, "term")),
            });
        }

        return expected;
    }

    /// <summary>Reads a JSON Feed as gofeed repeats it.</summary>
    public static Expected OfJson(JsonElement json)
    {
        var expected = new Expected();
        expected.Feed["title"] = Text(json, "title");
        expected.Feed["link"] = Address(Text(json, "home_page_url"));
        foreach (var item in List(json, "items"))
        {
            expected.Items.Add(new(StringComparer.Ordinal)
            {
                ["id"] = Text(item, "id"),
                ["title"] = Text(item, "title"),
                ["link"] = Address(Text(item, "url")),
                ["summary"] = Text(item, "summary"),
                ["content"] = Text(item, "content_html"),
                ["published"] = Date(Text(item, "date_published")),
                ["updated"] = Date(Text(item, "date_modified")),
                ["categories"] = Joined(List(item, "tags"), tag => tag.GetString()),
            });
        }

        return expected;
    }

    /// <summary>Reads feed-rs' dump. Ids that it makes up (hashes) and links it lists beside the page are not compared.</summary>
    public static Expected OfFeedRs(JsonElement json)
    {
        var expected = new Expected();
        expected.Feed["title"] = json.GetProperty("title").ValueKind == JsonValueKind.Object ? Text(json.GetProperty("title"), "content") : null;
        foreach (var entry in List(json, "entries"))
        {
            var title = entry.GetProperty("title");
            var fields = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["title"] = title.ValueKind == JsonValueKind.Object ? Text(title, "content") : null,
                ["published"] = Date(Text(entry, "published")),
            };
            if (Text(entry, "id") is { } id && !Guid.TryParse(id, out _) && (id.Length is < 30 or > 32 || id.Any(c => !char.IsAsciiHexDigitLower(c))))
            {
                fields["id"] = id;
            }

            var links = List(entry, "links").Where(link => Text(link, "rel") is null or "alternate" or "related").ToList();
            fields["link"] = links.Count == 0 ? null : Address(Text(links[0], "href"));
            if (Text(json, "feed_type") is "Atom" or "JSON")
            {
                fields["updated"] = Date(Text(entry, "updated"));
            }

            expected.Items.Add(fields);
        }

        return expected;
    }

    /// <summary>Our own result in the same fields.</summary>
    public static Expected OfOurs(Feed feed)
    {
        var ours = new Expected();
        ours.Feed["title"] = feed.Title;
        ours.Feed["link"] = feed.Link?.AbsoluteUri;
        ours.Feed["language"] = feed.Language;
        foreach (var item in feed.Items)
        {
            ours.Items.Add(new(StringComparer.Ordinal)
            {
                ["id"] = item.StatedId,
                ["title"] = item.Title.Length == 0 ? null : item.Title,
                ["link"] = item.Link?.AbsoluteUri,
                ["summary"] = item.Summary,
                ["content"] = item.Content,
                ["published"] = item.Published?.ToString("O", CultureInfo.InvariantCulture),
                ["updated"] = item.Updated?.ToString("O", CultureInfo.InvariantCulture),
                ["authors"] = Null(string.Join(" | ", item.Authors)),
                ["categories"] = Null(string.Join(" | ", item.Categories)),
                ["enclosures"] = Null(string.Join(" | ", item.Enclosures.Select(file => $"{file.Url.AbsoluteUri} {file.MediaType} {file.Length}".TrimEnd()))),
            });
        }

        return ours;
    }

    private static string? Alternate(JsonElement json)
    {
        var link = List(json, "links").FirstOrDefault(link => Text(link, "rel") == "alternate" && Text(link, "href") is not null);
        return link.ValueKind == JsonValueKind.Undefined ? null : Address(Text(link, "href"));
    }

    private static string? Address(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && !uri.IsFile ? uri.AbsoluteUri : text;

    private static string? Date(string? text) =>
        text is null ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? Null(value.GetString()?.Trim()) : null;

    private static List<JsonElement> List(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [];

    private static string? Joined(List<JsonElement> list, Func<JsonElement, string?> text) => Null(string.Join(" | ", list.Select(text)));

    private static string? Null(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
