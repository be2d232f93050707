using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace SignalWatch.Benchmarks;

/// <summary>Makes up a feed of the size that a busy outlet's full-content feed has; the same bytes every time.</summary>
internal static class SampleFeed
{
    /// <summary>How many items it has.</summary>
    public const int Items = 200;

    /// <summary>Where <c>content:encoded</c> comes from.</summary>
    public const string ContentModule = "http://purl.org/rss/1.0/modules/content/";

    /// <summary>Where <c>dc:creator</c> comes from.</summary>
    public const string DublinCore = "http://purl.org/dc/elements/1.1/";

    private const int Paragraphs = 6;
    private const int Words = 48;

    private static readonly string[] Vocabulary =
        "the port railway corridor said minister wagons of freight customs in and route signed talks northern gas to sanctions — “bridge” café a Tbilisi on terminal for agreement transit".Split(' ');

    private static readonly DateTimeOffset Newest = new(2025, 6, 13, 3, 40, 5, TimeSpan.Zero);

    /// <summary>The feed.</summary>
    public static byte[] Write()
    {
        var random = new Random(42);
        var feed = new XElement(
            "rss",
            new XAttribute("version", "2.0"),
            new XAttribute(XNamespace.Xmlns + "content", ContentModule),
            new XAttribute(XNamespace.Xmlns + "dc", DublinCore),
            new XElement(
                "channel",
                new XElement("title", "A wire"),
                new XElement("link", "https://wire.example/"),
                new XElement("description", "Invented news"),
                new XElement("language", "en"),
                Enumerable.Range(0, Items).Select(number => Item(random, number))));
        return Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + feed);
    }

    private static XElement Item(Random random, int number)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"https://wire.example/2025/06/{number}");
        var body = string.Concat(Enumerable.Range(0, Paragraphs).Select(_ => $"<p>{Sentence(random, Words)} <a href=\"/tag?a=1&amp;b=2\">more</a>.</p>\n"));
        return new XElement(
            "item",
            new XElement("title", Sentence(random, 10) + " & more"),
            new XElement("link", address),
            new XElement("guid", new XAttribute("isPermaLink", "false"), address),
            new XElement("pubDate", Newest.AddMinutes(-number).ToString("R", CultureInfo.InvariantCulture)),
            new XElement(XName.Get("creator", DublinCore), "A correspondent"),
            new XElement("category", "trade"),
            new XElement("category", "transport"),
            new XElement("description", $"<p>{Sentence(random, 30)}</p>"),
            new XElement(XName.Get("encoded", ContentModule), new XCData(body)));
    }

    private static string Sentence(Random random, int words) =>
        string.Join(' ', Enumerable.Range(0, words).Select(_ => Vocabulary[random.Next(Vocabulary.Length)]));
}
