using System.Net;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SignalWatch.Articles;
using SignalWatch.Feeds.Fetching;
using SignalWatch.Tests.Feeds;

namespace SignalWatch.Tests.Articles;

public sealed class ArticleFetcherTests
{
    private const string Html = """
        <title>Bridge opens</title><article><p>The new bridge opened to traffic on Monday, nine months late, in the presence of two ministers and a band.</p>
        <p>Lorries will pay a toll from April, the roads department said, and cars will cross without paying for two years.</p></article>
        """;

    private static readonly Uri Page = new("http://news.example/story");

    [Fact]
    public async Task A_page_is_fetched_and_extracted_and_robots_asked_once_a_day()
    {
        await using var server = new WireServer();
        server.On("/robots.txt", "HTTP/1.1 200 OK", "User-agent: *\nDisallow: /private"u8.ToArray());
        server.On("/story", "HTTP/1.1 200 OK\r\nContent-Type: text/html", Encoding.UTF8.GetBytes(Html));
        var time = new FakeTimeProvider();
        using var http = Http(server, time);
        var fetcher = new ArticleFetcher(http, time);

        var first = await fetcher.FetchAsync(Page, TestContext.Current.CancellationToken);
        var refused = await fetcher.FetchAsync(new Uri("http://news.example/private/1"), TestContext.Current.CancellationToken);
        await fetcher.FetchAsync(Page, TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromHours(25));
        await fetcher.FetchAsync(Page, TestContext.Current.CancellationToken);

        var read = Assert.IsType<ArticleFetchOutcome.Read>(first);
        Assert.StartsWith("The new bridge", Assert.IsType<ArticleOutcome.Extracted>(read.Outcome).Article.Text, StringComparison.Ordinal);
        Assert.IsType<ArticleFetchOutcome.Disallowed>(refused);
        Assert.Equal(2, server.Requests.Count(head => head.StartsWith("GET /robots.txt", StringComparison.Ordinal)));
        Assert.Equal(3, server.Requests.Count(head => head.StartsWith("GET /story", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("404 Not Found", true)]
    [InlineData("403 Forbidden", true)]
    [InlineData("503 Service Unavailable", false)]
    [InlineData("429 Too Many Requests", false)]
    public async Task A_site_without_robots_allows_all_and_a_site_in_trouble_nothing(string status, bool isRead)
    {
        await using var server = new WireServer();
        server.On("/robots.txt", $"HTTP/1.1 {status}");
        server.On("/story", "HTTP/1.1 200 OK\r\nContent-Type: text/html", Encoding.UTF8.GetBytes(Html));
        using var http = Http(server, TimeProvider.System);

        var outcome = await new ArticleFetcher(http, TimeProvider.System).FetchAsync(Page, TestContext.Current.CancellationToken);

        Assert.Equal(isRead, outcome is ArticleFetchOutcome.Read);
    }

    [Fact]
    public async Task A_page_that_does_not_come_is_a_failure()
    {
        await using var server = new WireServer();
        server.On("/robots.txt", "HTTP/1.1 404 Not Found");
        server.On("/story", "HTTP/1.1 410 Gone");
        using var http = Http(server, TimeProvider.System);

        var outcome = await new ArticleFetcher(http, TimeProvider.System).FetchAsync(Page, TestContext.Current.CancellationToken);

        Assert.Equal(FetchFault.Gone, Assert.IsType<ArticleFetchOutcome.Failed>(outcome).Failure.Fault);
    }

    private static HttpFetcher Http(WireServer server, TimeProvider time) => new(
        new FetchOptions
        {
            MinimumHostGap = TimeSpan.Zero,
            LoopbackHosts = new Dictionary<string, IPEndPoint>(StringComparer.Ordinal) { ["news.example"] = server.Endpoint },
        },
        time,
        NullLogger<HttpFetcher>.Instance);
}
