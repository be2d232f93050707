using System.Text.Json;
using SignalWatch.Feeds;

namespace SignalWatch.Cli.Commands;

/// <summary>A feed as a line of JSON. Property names never change; null means that the feed did not say.</summary>
internal static class ReadFeedJson
{
    /// <summary>The line, without its end.</summary>
    public static string Of(string name, Feed feed) => ReadJson.Line(name, json =>
    {
        json.WriteString("format", ReadJson.Word(feed.Format));
        json.WriteString("encoding", feed.Encoding);
        json.WriteString("title", feed.Title);
        json.WriteAddress("link", feed.Link);
        json.WriteString("language", feed.Language);
        json.WriteBoolean("wasRepaired", feed.WasRepaired);
        json.WriteStartArray("items");
        foreach (var item in feed.Items)
        {
            Write(json, item);
        }

        json.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter json, FeedItem item)
    {
        json.WriteStartObject();
        json.WriteString("id", item.Id.Value);
        json.WriteString("statedId", item.StatedId);
        json.WriteString("title", item.Title);
        json.WriteAddress("link", item.Link);
        json.WriteTime("published", item.Published);
        json.WriteTime("updated", item.Updated);
        json.WriteStrings("authors", item.Authors);
        json.WriteStrings("categories", item.Categories);
        json.WriteString("language", item.Language);
        json.WriteString("summary", item.Summary);
        json.WriteString("content", item.Content);
        json.WriteStartArray("enclosures");
        foreach (var enclosure in item.Enclosures)
        {
            Write(json, enclosure);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Enclosure enclosure)
    {
        json.WriteStartObject();
        json.WriteAddress("url", enclosure.Url);
        json.WriteString("mediaType", enclosure.MediaType);
        if (enclosure.Length is { } length)
        {
            json.WriteNumber("length", length);
        }
        else
        {
            json.WriteNull("length");
        }

        json.WriteEndObject();
    }
}
