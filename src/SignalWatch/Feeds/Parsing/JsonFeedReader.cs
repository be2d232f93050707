using System.Text.Json;

namespace SignalWatch.Feeds.Parsing;

/// <summary>Reads JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org), item by item, so that one cut short keeps its whole items.</summary>
internal static class JsonFeedReader
{
    private const int DeepestElement = 64;

    /// <summary>Reads a feed.</summary>
    /// <param name="json">UTF-8 without byte order mark.</param>
    /// <param name="feed">Receives it; its format stays null when it is none.</param>
    /// <returns>Null, or what is wrong with the JSON; what came before was read.</returns>
    public static string? Read(ReadOnlySpan<byte> json, FeedDraft feed)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions
        {
            AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = DeepestElement,
        });
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return "it is not an object";
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString();
                reader.Read();
                ReadProperty(name, ref reader, feed);
            }

            return null;
        }
        catch (JsonException problem)
        {
            return problem.Message;
        }
        catch (InvalidOperationException problem)
        {
            // A string with half a surrogate pair in it.
            return problem.Message;
        }
    }

    private static void ReadProperty(string? name, ref Utf8JsonReader reader, FeedDraft feed)
    {
        if (name == "items" && reader.TokenType == JsonTokenType.StartArray)
        {
            feed.Format = FeedFormat.Json;
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                using var item = JsonDocument.ParseValue(ref reader);
                if (item.RootElement.ValueKind == JsonValueKind.Object && !feed.IsFull)
                {
                    feed.Add(Item(item.RootElement));
                }
            }

            return;
        }

        using var document = JsonDocument.ParseValue(ref reader);
        var value = Text(document.RootElement);
        switch (name)
        {
            case "version" when value?.Contains("jsonfeed.org", StringComparison.OrdinalIgnoreCase) == true:
                feed.Format = FeedFormat.Json;
                break;
            case "title":
                feed.Title(value is null ? null : PlainText.Fold(value));
                break;
            case "home_page_url":
                feed.Link(value, null);
                break;
            case "language":
                feed.Language(value);
                break;
        }
    }

    private static ItemDraft Item(JsonElement json)
    {
        var item = new ItemDraft();
        item.Id(Text(json, "id"));
        item.Title(Text(json, "title") is { } title ? PlainText.Fold(title) : null);
        item.Link(Text(json, "url"), null);
        item.Link(Text(json, "external_url"), null, 1);
        item.Summary(Text(json, "summary"));
        item.Content(Text(json, "content_html"));
        item.Content(Text(json, "content_text"), 1);
        item.Published(Text(json, "date_published"));
        item.Updated(Text(json, "date_modified"));
        item.Language(Text(json, "language"));
        foreach (var author in List(json, "authors"))
        {
            item.Author(Text(author, "name") ?? Text(author, "url"));
        }

        if (json.TryGetProperty("author", out var only))
        {
            item.Author(only.ValueKind == JsonValueKind.Object ? Text(only, "name") ?? Text(only, "url") : Text(only), 1);
        }

        foreach (var tag in List(json, "tags"))
        {
            item.Category(Text(tag));
        }

        foreach (var file in List(json, "attachments"))
        {
            item.Enclosure(Text(file, "url"), null, Text(file, "mime_type"), Text(file, "size_in_bytes"));
        }

        return item;
    }

    private static JsonElement.ArrayEnumerator List(JsonElement json, string name) =>
        json.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? Text(value) : null;

    /// <summary>A string, or a number that stands where a string should.</summary>
    private static string? Text(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Number:
                return value.GetRawText();
            case JsonValueKind.String:
                using (var buffer = new TextBuffer())
                {
                    buffer.Append(value.GetString());
                    return buffer.ToText();
                }

            default:
                return null;
        }
    }
}
