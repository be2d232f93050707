using System.Globalization;
using System.Net;
using System.Text.Json;
using SignalWatch.Alerts;
using SignalWatch.Assessment;
using SignalWatch.Feeds.Parsing;
using SignalWatch.Packs;

namespace SignalWatch.Tests.Web;

public sealed class ApiAlertTests(ApiWorld world) : IAsyncLifetime
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    // Safe to repeat: each test finds the same twelve.
    public async ValueTask InitializeAsync() => await new AlertHistory(world.Store).AddAsync([.. Enumerable.Range(0, 12).Select(AlertOf)], Ending);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Alerts_raised_at_one_moment_page_without_loss()
    {
        var ids = new List<string?>();
        string? cursor = null;
        do
        {
            var page = await world.GetAsync("alerts?limit=5" + (cursor is null ? "" : "&cursor=" + cursor));
            ids.AddRange(page.GetProperty("data").EnumerateArray().Select(alert => alert.GetProperty("id").GetString()));
            cursor = page.GetProperty("nextCursor").GetString();
        }
        while (cursor is not null);

        Assert.Equal(12, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(12, ids.Count);
    }

    [Fact]
    public async Task An_alert_has_its_stories_without_links_that_nobody_should_follow()
    {
        var alert = await world.GetAsync("alerts/level.gas.3");
        using var missing = await world.Client.GetAsync(new Uri("/api/v1/alerts/level.gas.99", UriKind.Relative), Ending);

        Assert.Equal("levelRose", alert.GetProperty("alert").GetProperty("kind").GetString());
        Assert.Equal(JsonValueKind.Null, alert.GetProperty("stories")[0].GetProperty("url").ValueKind);
        Assert.Equal("unlikely", alert.GetProperty("effects")[0].GetProperty("wordBefore").GetString());
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Theory]
    [InlineData("alerts.atom", "application/atom+xml")]
    [InlineData("alerts.json", "application/feed+json")]
    public async Task Both_feeds_are_read_by_our_own_parser_whatever_the_news_put_into_them(string path, string type)
    {
        using var response = await world.Client.GetAsync(new Uri("/api/v1/" + path, UriKind.Relative), Ending);
        var bytes = await response.Content.ReadAsByteArrayAsync(Ending);

        var parsed = Assert.IsType<FeedParseResult.Parsed>(FeedParser.Parse(bytes, world.Site.Address, response.Content.Headers.ContentType?.ToString()));

        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(12, parsed.Feed.Items.Count);
        var first = parsed.Feed.Items[0];
        Assert.Equal("Gas: high <b>now</b> & \"then\" \uFFFD", first.Title);
        Assert.Equal(new Uri(world.Site.Address, "/indicators/gas?from=2025-05-21&to=2025-06-20"), first.Link);
        Assert.Equal(ApiWorld.Now, first.Published);
        Assert.Equal(12, parsed.Feed.Items.Select(item => item.Id).Distinct().Count());
    }

    [Fact]
    public async Task The_atom_feed_is_well_formed_and_has_what_the_standard_asks_for()
    {
        var text = await world.Client.GetStringAsync(new Uri("/api/v1/alerts.atom?limit=3", UriKind.Relative), Ending);

        var feed = System.Xml.Linq.XDocument.Parse(text).Root ?? throw new InvalidOperationException("no root");
        System.Xml.Linq.XNamespace atom = "http://www.w3.org/2005/Atom";
        Assert.All(new[] { "id", "title", "updated", "author" }, name => Assert.Single(feed.Elements(atom + name)));
        Assert.Equal(("self", $"{world.Site.Address}api/v1/alerts.atom?limit=3"), (feed.Element(atom + "link")?.Attribute("rel")?.Value, feed.Element(atom + "link")?.Attribute("href")?.Value));
        Assert.Equal(3, feed.Elements(atom + "entry").Count());
        Assert.All(feed.Elements(atom + "entry"), entry => Assert.StartsWith("urn:uuid:", entry.Element(atom + "id")?.Value, StringComparison.Ordinal));
    }

    private static Alert AlertOf(int number) => new()
    {
        Id = new AlertId(string.Create(CultureInfo.InvariantCulture, $"level.gas.{number}")),
        Kind = AlertKind.LevelRose,
        Raised = ApiWorld.Now,
        Day = new DateOnly(2025, 6, 20),
        Episode = "gas",
        Headline = "Gas: high <b>now</b> & \"then\" \u0001",
        Reason = "Many ]]> stories & \uDC00 more.",
        IndicatorId = new IndicatorId("gas"),
        Level = Level.High,
        Was = "quiet",
        Publishers = 2,
        Stories =
        [
            new AlertStory
            {
                IndicatorId = new IndicatorId("gas"),
                Time = ApiWorld.Now,
                Title = "<script>alert(1)</script>\u202E",
                Outlet = "herald",
                Url = "javascript:alert(1)",
                Probability = 0.9,
                Publishers = ["herald"],
                Why = "gas",
                Sentence = "",
            },
        ],
        Effects = [new ScenarioEffect(new ScenarioId("trade"), 0.2, "unlikely", 0.3, "unlikely", 0.4)],
        Coverage = 1,
        Confidence = "high",
    };
}
