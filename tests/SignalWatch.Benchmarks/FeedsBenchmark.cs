using System.ServiceModel.Syndication;
using System.Xml;
using CodeHollow.FeedReader;
using SignalWatch.Feeds.Parsing;
using FeedItem = CodeHollow.FeedReader.FeedItem;

namespace SignalWatch.Benchmarks;

/// <summary>How fast a feed is read, beside other libraries and beside what only the XML in it costs.</summary>
public static class FeedsBenchmark
{
    private static readonly Uri Address = new("https://wire.example/feed");

    /// <summary>Runs all on the same bytes and prints the figures.</summary>
    public static void Run()
    {
        var bytes = SampleFeed.Write();
        Console.WriteLine(FormattableString.Invariant($"An RSS feed of {bytes.Length / 1000.0:0} KB with {SampleFeed.Items} full-content items; ratios are to the first line."));
        var ours = Race.Run(
        [
            new Contender("SignalWatch", () => Ours(bytes)),
            new Contender("Syndication, Load", () => Load(bytes).Items.Count()),
            new Contender("Syndication, Load and read fields", () => Load(bytes).Items.Sum(FieldsOf)),
            new Contender("CodeHollow.FeedReader", () => FeedReader.ReadFromByteArray(bytes).Items.Sum(FieldsOf)),
            new Contender("XmlReader, bare walk", () => Walk(bytes)),
        ]);
        PythonFeedparser.Run(bytes, ours);
    }

    private static long Ours(byte[] bytes) => FeedParser.Parse(bytes, Address, "application/rss+xml; charset=utf-8") is FeedParseResult.Parsed { Feed: var feed }
        ? feed.Items.Sum(item => (long)item.Title.Length + (item.Content?.Length ?? 0) + (item.Summary?.Length ?? 0) + (item.Published?.Day ?? 0))
        : throw new InvalidOperationException("The feed was not read.");

    private static SyndicationFeed Load(byte[] bytes)
    {
        using var reader = XmlReader.Create(new MemoryStream(bytes));
        return SyndicationFeed.Load(reader);
    }

    // The same fields that ours has read when it returns.
    private static long FieldsOf(SyndicationItem item)
    {
        var content = item.ElementExtensions.ReadElementExtensions<string>("encoded", SampleFeed.ContentModule);
        var creators = item.ElementExtensions.ReadElementExtensions<string>("creator", SampleFeed.DublinCore);
        return item.Id.Length + item.Title.Text.Length + item.Summary.Text.Length + item.PublishDate.Day + item.Links.Count
            + item.Categories.Count + content.Sum(text => text.Length) + creators.Count;
    }

    private static long FieldsOf(FeedItem item) =>
        item.Id.Length + item.Title.Length + item.Content.Length + item.Description.Length + (item.PublishingDate?.Day ?? 0) + item.Categories.Count;

    private static long Walk(byte[] bytes)
    {
        using var reader = XmlReader.Create(new MemoryStream(bytes), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        var characters = 0L;
        while (reader.Read())
        {
            characters += reader.HasValue ? reader.Value.Length : reader.LocalName.Length;
        }

        return characters;
    }
}
