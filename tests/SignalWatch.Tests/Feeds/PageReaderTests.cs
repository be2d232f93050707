using System.Text;
using SignalWatch.Feeds;
using SignalWatch.Feeds.Parsing;
using SignalWatch.Packs;

namespace SignalWatch.Tests.Feeds;

public sealed class PageReaderTests
{
    private const string Ministry = """
        <!doctype html><html lang="ka"><head><title>Ministry of Roads: news</title></head><body>
        <ul class="news">
          <li><h3><a href="/news/12">Tunnel &amp; bridge open</a></h3><time datetime="2026-02-28T09:30:00Z">yesterday</time><p>The tunnel opened.</p></li>
          <li><h3><a href="news/11">Tender announced</a></h3><time datetime="2026-02-27T08:00:00Z">Friday</time><p>Bids are due in May.</p></li>
          <li><h3><a href="javascript:void(0)">Without an address</a></h3></li>
          <li></li>
        </ul></body></html>
        """;

    private static readonly Uri Page = new("https://roads.example/en/");

    private static readonly PageSelectors Selectors = new()
    {
        Item = "ul.news > li",
        Link = "h3 a",
        Date = "time",
        Summary = "p",
    };

    [Fact]
    public void Items_are_read_by_their_selectors()
    {
        var feed = Assert.IsType<FeedParseResult.Parsed>(Read(Ministry, Selectors)).Feed;

        Assert.Equal(FeedFormat.Page, feed.Format);
        Assert.Equal("Ministry of Roads: news", feed.Title);
        Assert.Equal("ka", feed.Language);
        Assert.Equal(["Tunnel & bridge open", "Tender announced", "Without an address"], feed.Items.Select(item => item.Title), StringComparer.Ordinal);
        Assert.Equal("https://roads.example/news/12", feed.Items[0].Link?.AbsoluteUri);
        Assert.Equal("https://roads.example/en/news/11", feed.Items[1].Link?.AbsoluteUri);
        Assert.Null(feed.Items[2].Link);
        Assert.Equal(new DateTimeOffset(2026, 2, 28, 9, 30, 0, TimeSpan.Zero), feed.Items[0].Published);
        Assert.Equal("Bids are due in May.", feed.Items[1].Summary);
    }

    [Fact]
    public void An_item_that_is_a_link_itself_needs_no_other_selector()
    {
        var feed = Assert.IsType<FeedParseResult.Parsed>(Read(Ministry, new PageSelectors { Item = "h3 a" })).Feed;

        Assert.Equal(3, feed.Items.Count);
        Assert.Equal("https://roads.example/news/12", feed.Items[0].Link?.AbsoluteUri);
    }

    [Theory]
    [InlineData("div.story", null, "div.story")]
    [InlineData("ul.news > li", "span.when", "span.when")]
    [InlineData("ul.news > li[", null, "ul.news > li[")]
    public void A_selector_that_finds_nothing_is_named(string item, string? date, string named)
    {
        var result = Read(Ministry, new PageSelectors { Item = item, Date = date });

        Assert.Contains(named, Assert.IsType<FeedParseResult.NotAFeed>(result).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_base_of_the_page_is_heeded()
    {
        var html = "<base href='https://cdn.roads.example/x/'><div class=i><a href=y>Title</a></div>";

        var feed = Assert.IsType<FeedParseResult.Parsed>(Read(html, new PageSelectors { Item = ".i" })).Feed;

        Assert.Equal("https://cdn.roads.example/x/y", feed.Items[0].Link?.AbsoluteUri);
    }

    [Theory]
    [InlineData("windows-1251", "text/html; charset=windows-1251", "")]
    [InlineData("windows-1251", null, "<meta charset=windows-1251>")]
    [InlineData("windows-1251", "text/html", "<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>")]
    [InlineData("utf-8", "text/html; charset=iso-8859-1", "")]
    [InlineData("utf-8", null, "")]
    [InlineData("utf-16", null, "")]
    [InlineData("windows-1251", null, "")]
    public void The_encoding_comes_from_bom_http_meta_or_the_bytes(string encoding, string? contentType, string meta)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var html = $"<html><head>{meta}</head><div class=i><a href=/a>Министерство дорог объявило тендер на строительство моста</a></div></html>";
        var codec = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. codec.Preamble, .. codec.GetBytes(html)];

        var result = PageReader.Read(bytes, Page, contentType, new PageSelectors { Item = ".i" });

        var feed = Assert.IsType<FeedParseResult.Parsed>(result).Feed;
        Assert.Equal("Министерство дорог объявило тендер на строительство моста", feed.Items[0].Title);
    }

    [Theory]
    [InlineData(6 * 1024 * 1024, "x")]
    [InlineData(60_000, "<i></i>")]
    [InlineData(20_000, "<div>")]
    [InlineData(40_000, "<b><p>")]
    public void A_page_beyond_the_limits_is_no_feed(int count, string repeated)
    {
        var result = Read(string.Concat(Enumerable.Repeat(repeated, count)), new PageSelectors { Item = "i" });

        Assert.IsType<FeedParseResult.NotAFeed>(result);
    }

    [Fact]
    public void Arbitrary_bytes_never_throw()
    {
        var random = new Random(7);
        for (var i = 0; i < 200; i++)
        {
            var bytes = new byte[random.Next(2000)];
            random.NextBytes(bytes);

            var result = PageReader.Read(bytes, Page, "text/html; charset=nonsense", new PageSelectors { Item = "a" });

            Assert.NotNull(result);
        }
    }

    private static FeedParseResult Read(string html, PageSelectors selectors) =>
        PageReader.Read(Encoding.UTF8.GetBytes(html), Page, "text/html; charset=utf-8", selectors);
}
