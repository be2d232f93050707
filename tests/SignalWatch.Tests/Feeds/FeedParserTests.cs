using System.Globalization;
using System.Text;
using SignalWatch.Feeds;
using SignalWatch.Feeds.Parsing;

namespace SignalWatch.Tests.Feeds;

public sealed class FeedParserTests
{
    private static readonly Uri Site = new("https://example.org/feeds/all.xml");

    [Theory]
    [InlineData("a bare ampersand", "<item><title>B & C</title><link>/1</link></item>", "B & C")]
    [InlineData("an entity of HTML", "<item><title>B&nbsp;&mdash;&nbsp;C</title><link>/1</link></item>", "B — C")]
    [InlineData("a prefix that nobody declared", "<item><dc:title>B</dc:title><x:y>z</x:y><link>/1</link></item>", "B")]
    [InlineData("a title without its end", "<item><title>B<link>/1</link></item>", "B")]
    [InlineData("a control character", "<item><title>B\u0001C</title><link>/1</link></item>", "BC")]
    [InlineData("an attribute without quotes", "<item><title>B</title><enclosure url=/a.mp3 length=1/><link>/1</link></item>", "B")]
    [InlineData("markup that does not close", "<item><title>B</title><description><p>one<br>two</description><link>/1</link></item>", "B")]
    [InlineData("an angle bracket", "<item><title>B < C</title><link>/1</link></item>", "B < C")]
    [InlineData("an unknown entity", "<item><title>B &unknown; C</title><link>/1</link></item>", "B &unknown; C")]
    [InlineData("CDATA without its end", "<item><link>/1</link><title><![CDATA[B</title></item>", "B")]
    public void Damage_costs_no_item(string damage, string item, string title)
    {
        var feed = Parse($"<?xml version='1.0'?><rss version='2.0'><channel><title>t</title>{item}<item><title>last</title></item></channel></rss>");

        Assert.True(feed.WasRepaired, damage);
        Assert.Equal([title, "last"], feed.Items.Select(found => found.Title), StringComparer.Ordinal);
        Assert.Equal("https://example.org/1", feed.Items[0].Link?.AbsoluteUri);
    }

    [Theory]
    [InlineData("<b>Warning</b>: junk <br /><?xml version='1.0'?><rss><channel><item><title>1</title></item><item><title>2</title></item></channel></rss>")]
    [InlineData("<rss><channel><item><title>1</title></item></channel></rss><rss><channel><item><title>2</title></item></channel></rss>")]
    [InlineData("<rss><channel><item><title>1</title></item><item><title>2</title><description>cut sho")]
    [InlineData("<rss><channel><item><title>1</title><item><title>2</title></item></channel></rss>")]
    [InlineData("<rss><channel><item><title>1</title></item></wrong><item><title>2</title></item></channel></rss> trailing & text")]
    [InlineData("<feed><entry><title>1</title></entry><entry><title type='html'>2&nbsp;</title></entry></feed>")]
    [InlineData("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"title\":\"1\"},{\"id\":2,\"title\":\"2\"},{\"id\":")]
    public void Both_items_of_a_broken_document_are_found(string text)
    {
        var feed = Parse(text);

        Assert.True(feed.WasRepaired);
        Assert.Equal(["1", "2"], feed.Items.Select(item => item.Title), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("AT&amp;amp;T", "AT&T")]
    [InlineData("AT&amp;T", "AT&T")]
    [InlineData("&amp;lt;b&amp;gt; is bold", "<b> is bold")]
    [InlineData("&lt;b&gt;bold&lt;/b&gt;", "bold")]
    [InlineData("<![CDATA[AT&amp;T]]>", "AT&T")]
    [InlineData("<![CDATA[AT&T <i>now</i>]]>", "AT&T now")]
    public void Html_in_a_title_is_decoded_once(string stated, string expected)
    {
        var rss = Parse($"<rss><channel><item><title>{stated}</title></item></channel></rss>");
        var atom = Parse($"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title type='html'>{stated}</title></entry></feed>");

        Assert.Equal(expected, rss.Items[0].Title);
        Assert.Equal(expected, atom.Items[0].Title);
        Assert.False(rss.WasRepaired);
    }

    [Fact]
    public void Relative_addresses_are_resolved_by_the_base_then_by_the_site()
    {
        var feed = Parse("""
            <rss><channel><link>https://site.example/blog/</link>
            <item><link>one</link><enclosure url="/a.mp3" type="audio/mpeg" length="12"/></item>
            <item xml:base="https://other.example/x/"><link>two</link></item>
            <item><guid>https://site.example/three</guid></item>
            <item><link>javascript:alert(1)</link></item></channel></rss>
            """);

        Assert.Equal(
            ["https://site.example/blog/one", "https://other.example/x/two", "https://site.example/three", null],
            feed.Items.Select(item => item.Link?.AbsoluteUri), StringComparer.Ordinal);
        Assert.Equal(new Enclosure(new Uri("https://site.example/a.mp3"), "audio/mpeg", 12), Assert.Single(feed.Items[0].Enclosures));
    }

    [Theory]
    [InlineData("<pubDate>Mon, 23 Nov 2026 10:00:00 GMT</pubDate>")]
    [InlineData("<PUBDATE>Mon, 23 Nov 2026 10:00:00 GMT</PUBDATE>")]
    [InlineData("<published>2026-11-23T10:00:00Z</published>")]
    [InlineData("<date xmlns='http://purl.org/dc/elements/1.1/'>2026-11-23T10:00:00Z</date>")]
    [InlineData("<created xmlns='http://purl.org/dc/terms/'>2026-11-23T10:00:00Z</created>")]
    public void A_publication_time_is_found_in_any_vocabulary(string element)
    {
        var feed = Parse($"<rss><channel><item>{element}</item></channel></rss>");

        Assert.Equal(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero), feed.Items[0].Published);
    }

    [Theory]
    [InlineData("<ttl>90</ttl>", 90)]
    [InlineData("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", 360)]
    [InlineData("<ttl>soon</ttl>", null)]
    [InlineData("<ttl>-5</ttl>", null)]
    public void The_time_to_live_is_read(string elements, int? minutes)
    {
        var feed = Parse($"<rss xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'><channel>{elements}</channel></rss>");

        Assert.Equal(minutes, feed.TimeToLive?.TotalMinutes);
    }

    [Fact]
    public void Entities_that_a_document_declares_are_not_expanded()
    {
        var bomb = new StringBuilder("<!DOCTYPE rss [<!ENTITY a0 'boom'>");
        for (var level = 1; level < 12; level++)
        {
            bomb.Append(CultureInfo.InvariantCulture, $"<!ENTITY a{level} '&a{level - 1};&a{level - 1};&a{level - 1};&a{level - 1};'>");
        }

        bomb.Append("<!ENTITY file SYSTEM 'file:///etc/passwd'>]><rss><channel><item><title>&a11; &file;</title></item></channel></rss>");

        Assert.Equal("&a11; &file;", Assert.Single(Parse(bomb.ToString()).Items).Title);
    }

    [Fact]
    public void Limits_hold()
    {
        var many = Parse($"<rss><channel>{string.Concat(Enumerable.Repeat("<item><title>x</title></item>", 10_001))}</channel></rss>");
        var large = Parse($"<rss><channel><item><description>{new string('x', 3 << 20)}</description></item><item/></channel></rss>");
        var deep = Parse($"<rss><channel><item><description>{string.Concat(Enumerable.Repeat("<b>", 5000))}x{string.Concat(Enumerable.Repeat("</b>", 5000))}</description></item><item/></channel></rss>");
        var deepAndBroken = Parse($"<rss><channel><item><description>{string.Concat(Enumerable.Repeat("<b>", 5000))}&x{string.Concat(Enumerable.Repeat("</b>", 5000))}</description></item><item/></channel></rss>");

        Assert.Equal(10_000, many.Items.Count);
        Assert.Equal(1 << 20, large.Items[0].Summary?.Length);
        Assert.Equal(2, large.Items.Count);
        Assert.Equal(2, deep.Items.Count);
        Assert.Equal(2, deepAndBroken.Items.Count);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("   ", "empty")]
    [InlineData("hello", "without any markup")]
    [InlineData("<!doctype html><html><head><title>x</title></head><body>&nbsp;</body></html>", "HTML page")]
    [InlineData("<note><to>x</to></note>", "<note>")]
    [InlineData("{\"a\":1}", "not a JSON Feed")]
    [InlineData("\u001f\u008b", "")]
    public void What_is_no_feed_is_named(string text, string reason)
    {
        var result = Assert.IsType<FeedParseResult.NotAFeed>(FeedParser.Parse(Encoding.UTF8.GetBytes(text), Site, null));

        Assert.Contains(reason, result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_tolerant_reader_agrees_with_the_strict_one()
    {
        foreach (var path in SharedFeeds.All().Where(path => path.EndsWith(".xml", StringComparison.Ordinal)))
        {
            using var decoded = FeedDecoder.Decode(File.ReadAllBytes(path), null);
            var text = decoded.Text.TrimStart();
            var strict = new FeedDraft(null);
            try
            {
                using var reader = new StrictMarkupReader(text);
                XmlFeedReader.Read(reader, strict);
            }
            catch (System.Xml.XmlException)
            {
                continue;
            }

            var tolerant = new FeedDraft(null);
            using (var reader = new TolerantMarkupReader(text))
            {
                XmlFeedReader.Read(reader, tolerant);
            }

            Assert.Equal(strict.Format, tolerant.Format);
            Assert.Equivalent(strict.ToFeed(FeedFormat.Rss, "", false), tolerant.ToFeed(FeedFormat.Rss, "", false), strict: true);
        }
    }

    private static Feed Parse(string text) =>
        Assert.IsType<FeedParseResult.Parsed>(FeedParser.Parse(Encoding.UTF8.GetBytes(text), Site, null)).Feed;
}
