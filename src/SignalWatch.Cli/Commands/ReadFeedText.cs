using System.Globalization;
using SignalWatch.Feeds;

namespace SignalWatch.Cli.Commands;

/// <summary>A feed for people: what it is, then its items.</summary>
internal static class ReadFeedText
{
    private const string Indent = "     ";

    /// <summary>The block, which ends in a line's end.</summary>
    public static string Of(string name, Feed feed)
    {
        var text = new ReadText().Line(name)
            .Value("format", ReadJson.Word(feed.Format))
            .Value("encoding", feed.Encoding)
            .Value("repaired", feed.WasRepaired ? "yes: it is not well-formed, or its encoding had to be corrected" : "no")
            .Value("title", feed.Title)
            .Value("link", feed.Link?.AbsoluteUri)
            .Value("language", feed.Language)
            .Value("items", feed.Items.Count);
        for (var index = 0; index < feed.Items.Count; index++)
        {
            Add(text, index + 1, feed.Items[index]);
        }

        return text.ToString();
    }

    private static void Add(ReadText text, int number, FeedItem item)
    {
        var title = item.Title.Length > 0 ? ReadText.OneLine(item.Title) : "(no title)";
        text.Line()
            .Line(string.Create(CultureInfo.InvariantCulture, $"{number,3}. {title}"))
            .Value("id", item.Id.Value, Indent)
            .Value("stated id", item.StatedId, Indent)
            .Value("link", item.Link?.AbsoluteUri, Indent)
            .Value("published", item.Published, Indent)
            .Value("updated", item.Updated, Indent)
            .Value("authors", string.Join(", ", item.Authors), Indent)
            .Value("categories", string.Join(", ", item.Categories), Indent)
            .Value("language", item.Language, Indent)
            .Value("summary", item.Summary, Indent)
            .Value("content", item.Content, Indent);
        foreach (var enclosure in item.Enclosures)
        {
            var length = enclosure.Length is { } bytes ? string.Create(CultureInfo.InvariantCulture, $" {bytes:#,0} bytes") : "";
            text.Value("enclosure", $"{enclosure.Url.AbsoluteUri} {enclosure.MediaType}{length}", Indent);
        }
    }
}
