using System.Text;
using SignalWatch.Articles;

namespace SignalWatch.Tests.Articles;

public sealed class ArticleExtractorTests
{
    private const string Paragraphs = """
        <p>The ferry that carries railway wagons across the sea came back into service on Wednesday, six weeks after a fire in its engine room.</p>
        <p>Its owner said that all certificates had been renewed and that the first crossing, with forty wagons of cotton, had gone without trouble.</p>
        """;

    private static readonly Uri Page = new("https://caspian-wire.example/news/ferry?utm=1");

    [Fact]
    public void What_the_page_states_about_the_article_is_read()
    {
        var article = Extracted($$"""
            <html lang="en-GB"><head><title>Ferry returns - Caspian Wire</title>
            <link rel="canonical" href="/news/ferry"><meta property="og:site_name" content="Caspian Wire">
            <script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":["NewsArticle"],"headline":"Ferry returns &amp; sails",
            "datePublished":"2026-02-03T10:20:00Z","author":[{"name":"Leyla Example"},"Farid Example"]}]}</script></head>
            <body><article><h1>Ferry returns</h1>{{Paragraphs}}</article></body></html>
            """);

        Assert.Equal("Ferry returns & sails", article.Title);
        Assert.Equal("Leyla Example, Farid Example", article.Byline);
        Assert.Equal(new DateTimeOffset(2026, 2, 3, 10, 20, 0, TimeSpan.Zero), article.Published);
        Assert.Equal("en-GB", article.Language);
        Assert.Equal("Caspian Wire", article.SiteName);
        Assert.Equal("https://caspian-wire.example/news/ferry", article.CanonicalUrl.AbsoluteUri);
        Assert.StartsWith("The ferry that carries", article.Text, StringComparison.Ordinal);
        Assert.Contains("engine room.\n\nIts owner", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_states_nothing_has_a_title_from_its_head_and_nulls()
    {
        var article = Extracted($"<title>Ferry returns | Caspian Wire</title><body><div>{Paragraphs}</div>");

        Assert.Equal("Ferry returns", article.Title);
        Assert.Equal((null, null, null, null), (article.Byline, article.Published, article.Language, article.SiteName));
        Assert.Equal(Page, article.CanonicalUrl);
    }

    [Fact]
    public void A_body_that_only_the_statements_hold_is_taken_from_them()
    {
        var words = string.Join(' ', Enumerable.Range(0, 40).Select(i => FormattableString.Invariant($"sentence {i} goes on.")));

        var article = Extracted($$"""
            <html><head><title>t</title><script type="application/ld+json">{"@type":"NewsArticle","articleBody":"{{words}}"}</script></head><body><div id=app></div></body></html>
            """);

        Assert.Equal(words, article.Text);
    }

    [Theory]
    [InlineData("{\"@type\":\"NewsArticle\",\"headline\":\"a\nb\",}")]
    [InlineData("{not json")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[{\"@type\":\"NewsArticle\",\"author\":7,\"publisher\":[]}]]]]]]]]]]]]]]]]]]]]]")]
    [InlineData("{\"@type\":\"NewsArticle\",\"author\":[],\"datePublished\":{},\"isAccessibleForFree\":true}")]
    public void Statements_that_are_damaged_do_no_harm(string json)
    {
        var article = Extracted($"<title>t</title><script type=\"application/ld+json\">{json}</script><article>{Paragraphs}</article>");

        Assert.StartsWith("The ferry", article.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/pdf", "x")]
    [InlineData("image/png", "x")]
    [InlineData("text/html", "%PDF-1.7")]
    [InlineData("text/html", "")]
    [InlineData("text/html", "<html><body><h1>Title</h1></body></html>")]
    public void What_is_no_page_is_unreadable(string contentType, string content)
    {
        var outcome = ArticleExtractor.Extract(Encoding.UTF8.GetBytes(content), Page, contentType, TestContext.Current.CancellationToken);

        Assert.IsType<ArticleOutcome.Unreadable>(outcome);
    }

    [Theory]
    [InlineData(6 * 1024 * 1024, "x")]
    [InlineData(400_000, "<i></i>")]
    [InlineData(3000, "<div>")]
    [InlineData(3000, "<b><div>")]
    public void A_page_beyond_the_limits_is_too_large(int count, string repeated)
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(repeated, count)));

        var outcome = ArticleExtractor.Extract(bytes, Page, "text/html", TestContext.Current.CancellationToken);

        Assert.IsType<ArticleOutcome.TooLarge>(outcome);
    }

    [Fact]
    public void Arbitrary_bytes_never_throw()
    {
        var random = new Random(11);
        for (var i = 0; i < 100; i++)
        {
            var bytes = new byte[random.Next(3000)];
            random.NextBytes(bytes);

            Assert.NotNull(ArticleExtractor.Extract(bytes, Page, null, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public void Giving_up_is_an_exception()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => ArticleExtractor.Extract("<p>x</p>"u8.ToArray(), Page, null, source.Token));
    }

    private static Article Extracted(string html) => Assert.IsType<ArticleOutcome.Extracted>(
        ArticleExtractor.Extract(Encoding.UTF8.GetBytes(html), Page, "text/html; charset=utf-8", TestContext.Current.CancellationToken)).Article;
}
