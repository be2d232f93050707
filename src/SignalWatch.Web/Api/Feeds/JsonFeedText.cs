using System.Buffers;
using System.Text.Json;

namespace SignalWatch.Web.Api.Feeds;

/// <summary>Writes JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).</summary>
internal static class JsonFeedText
{
    /// <summary>Its media type.</summary>
    public const string ContentType = "application/feed+json";

    /// <summary>The feed in UTF-8.</summary>
    public static ReadOnlyMemory<byte> Of(FeedContent feed)
    {
        var output = new ArrayBufferWriter<byte>(4096);
        using (var json = ApiText.Writer(output))
        {
            json.WriteStartObject();
            json.WriteString("version", "https://jsonfeed.org/version/1.1");
            json.WriteString("title", feed.Title);
            json.WriteString("home_page_url", feed.HomeUrl.AbsoluteUri);
            json.WriteString("feed_url", feed.SelfUrl.AbsoluteUri);
            json.WriteStartArray("items");
            foreach (var entry in feed.Entries)
            {
                Write(json, entry);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return output.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, FeedAlert entry)
    {
        json.WriteStartObject();
        json.WriteString("id", entry.Id);
        json.WriteString("url", entry.Url.AbsoluteUri);
        json.WriteString("title", entry.Title);
        json.WriteString("content_text", entry.Text);
        json.WriteString("date_published", entry.Raised);
        json.WriteStartArray("tags");
        foreach (var tag in entry.Tags)
        {
            json.WriteStringValue(tag);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
