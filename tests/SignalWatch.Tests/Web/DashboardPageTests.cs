using System.Globalization;
using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using SignalWatch.Assessment;
using SignalWatch.History;
using SignalWatch.Web.Dashboard;

namespace SignalWatch.Tests.Web;

public sealed class DashboardPageTests(DashboardSite site)
{
    private const int MostBytes = 150_000;
    private const string Dredging = "/indicators/dredging-progress";

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public static TheoryData<string> Paths() => ["/", Dredging, Dredging + "?from=2025-01-01&to=2025-07-01", "/scenarios/canal-opens?days=365", "/matrix", "/sources"];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_page_runs_nothing_but_its_module_and_asks_nobody_else(string path)
    {
        var page = await site.PageAsync(path);

        Assert.Equal("module", Assert.Single(page.Scripts).Type);
        Assert.All(page.QuerySelectorAll("script[src], link[href]:not([rel=alternate]), img[src]"), one => Assert.StartsWith("/assets/", one.GetAttribute("src") ?? one.GetAttribute("href"), StringComparison.Ordinal));
        Assert.Empty(page.QuerySelectorAll("style, [style], iframe, object, embed, base"));
        Assert.DoesNotContain(page.All.SelectMany(element => element.Attributes), attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        Assert.All(page.QuerySelectorAll<IHtmlAnchorElement>("a[href]").Where(link => link.GetAttribute("href")!.Contains(':', StringComparison.Ordinal)), link =>
        {
            Assert.Matches("^https?://", link.GetAttribute("href"));
            Assert.Equal("noopener noreferrer", link.Relation);
        });
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_page_has_one_heading_tables_with_headers_and_pictures_with_words(string path)
    {
        var page = await site.PageAsync(path);

        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.All(page.QuerySelectorAll("table"), table => Assert.All(table.QuerySelectorAll("thead th"), header => Assert.Equal("col", header.GetAttribute("scope"))));
        Assert.All(page.QuerySelectorAll("tbody tr"), row => Assert.NotNull(row.QuerySelector("th[scope=row]")));
        Assert.All(page.QuerySelectorAll("[role=img]"), picture => Assert.NotEmpty(picture.GetAttribute("aria-label") ?? ""));
        Assert.All(page.QuerySelectorAll("main svg"), picture => Assert.NotNull(picture.Closest("[role=img], [aria-hidden=true]")));
        Assert.Equal(page.QuerySelectorAll("[id]").Length, page.QuerySelectorAll("[id]").Select(one => one.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_hostile_headline_stays_text_and_its_address_is_no_link()
    {
        var page = await site.PageAsync($"{Dredging}?from=2025-06-12&to=2025-06-12");

        var entry = page.QuerySelector("#item-amber-herald-hostile") ?? throw new InvalidOperationException("It is not listed.");
        var expected = DashboardNews.HostileTitle.Replace('\uD800', '\uFFFD');
        Assert.Equal(expected, entry.QuerySelector(".headline bdi")?.TextContent);
        Assert.Equal(["dredging", "progress"], entry.QuerySelectorAll(".headline mark").Select(mark => mark.TextContent), StringComparer.Ordinal);
        Assert.Empty(entry.QuerySelectorAll("a, script, img"));
        Assert.Contains(page.QuerySelectorAll(".top-stories bdi"), story => story.TextContent == expected);
    }

    [Fact]
    public async Task An_alert_s_words_and_the_pack_s_stay_text()
    {
        var page = await site.PageAsync("/");

        Assert.Equal("The Amber Canal & its <friends>", page.QuerySelector("h1")?.TextContent);
        Assert.Equal("Dredging progress: high (was quiet) <b>now</b>", page.QuerySelectorAll(".alerts bdi")[2].TextContent);
        Assert.Empty(page.QuerySelectorAll("b, friends"));
    }

    [Fact]
    public async Task The_first_page_is_small()
    {
        var server = await site.ServerAsync();

        var html = await server.Client.GetByteArrayAsync(new Uri("/", UriKind.Relative), Ending);
        var files = (await site.PageAsync("/")).QuerySelectorAll("script[src], link[href]:not([rel=alternate])").Select(one => one.GetAttribute("src") ?? one.GetAttribute("href"));
        var total = html.Length;
        foreach (var file in files)
        {
            total += (await server.Client.GetByteArrayAsync(new Uri(file!, UriKind.Relative), Ending)).Length;
        }

        Assert.InRange(total, 1, MostBytes);
    }

    [Fact]
    public async Task Five_years_are_drawn_by_month_on_a_page_that_stays_small()
    {
        await using var server = await DashboardSite.StartAsync();
        var first = DashboardNews.Today.AddDays(-1825);
        await server.Services.GetRequiredService<LevelHistory>().SaveAsync(DashboardNews.Dredging, [.. Enumerable.Range(0, 1826).Select(day => LevelOf(first.AddDays(day), day % 20))], Ending);
        await server.Services.GetRequiredService<DailyCounts>().SaveAsync([.. Enumerable.Range(0, 1826).Select(day => CountOf(first.AddDays(day), day % 20))], Ending);
        await server.Services.GetRequiredService<LikelihoodHistory>().SaveAsync(Likelihoods.Of(DashboardNews.Pack, [], DashboardNews.Today, new LikelihoodOptions()), Ending);

        var page = await DashboardSite.PageOfAsync(server, FormattableString.Invariant($"{Dredging}?from={first:yyyy-MM-dd}&to={DashboardNews.Today:yyyy-MM-dd}"));

        Assert.Equal(61, page.QuerySelectorAll(".story-chart .bar").Length);
        Assert.Equal(61, page.QuerySelectorAll(".data tbody tr").Length);
        Assert.InRange(page.QuerySelectorAll(".story-chart .tick").Length, 4, 8);
        Assert.InRange(page.ToHtml().Length, 1, MostBytes);
        Assert.Equal("19 stories on 2025-06-05", page.QuerySelectorAll(".data tbody tr")[59].QuerySelector(".top-stories bdi")?.TextContent);
    }

    [Theory]
    [InlineData("/indicators/dredging-progres", HttpStatusCode.NotFound, "Did you mean 'dredging-progress'?")]
    [InlineData("/indicators/%3Cscript%3E", HttpStatusCode.NotFound, "'<script>' is no indicator")]
    [InlineData("/scenarios/canal-open", HttpStatusCode.NotFound, "Did you mean 'canal-opens'?")]
    [InlineData("/scenarios/canal-opens?at=soon", HttpStatusCode.BadRequest, "at: 'soon' is not a day")]
    [InlineData("/scenarios/canal-opens?days=7", HttpStatusCode.BadRequest, "days: '7' is not offered")]
    [InlineData(Dredging + "?from=soon", HttpStatusCode.BadRequest, "from: 'soon' is not a day")]
    public async Task What_can_not_be_shown_is_a_page_that_says_what_to_do(string path, HttpStatusCode status, string words)
    {
        var server = await site.ServerAsync();

        using var answer = await server.Client.GetAsync(new Uri(path, UriKind.Relative), Ending);

        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Ending), Ending);
        Assert.Equal((status, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains(words, page.QuerySelector("main")?.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("nav a[href='/sources']"));
    }

    [Fact]
    public async Task A_verdict_is_kept_under_the_callers_name_and_leads_back_to_the_view()
    {
        var server = await site.ServerAsync();
        var form = Form("dredged30", "wrong", "?from=2025-06-25&to=2025-06-25");

        using var answer = await server.Client.PostAsync(new Uri(Dredging + "/verdicts", UriKind.Relative), form, Ending);

        Assert.Equal((HttpStatusCode.Redirect, Dredging + "?from=2025-06-25&to=2025-06-25#item-amber-herald-dredged30"), (answer.StatusCode, answer.Headers.Location?.ToString()));
        var verdict = (await (await site.GetAsync<VerdictHistory>()).StandingAsync(Ending)).Single(one => one.ItemId.Value == "dredged30");
        Assert.Equal((Judgement.Wrong, DashboardNews.Dredging, Environment.UserName), (verdict.Judgement, verdict.IndicatorId, verdict.Analyst));
        Assert.Contains("dredging-progress", verdict.Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dredged25", "maybe", "", HttpStatusCode.BadRequest)]
    [InlineData("nothing", "wrong", "", HttpStatusCode.NotFound)]
    [InlineData("../dredged25|#?", "wrong", "", HttpStatusCode.NotFound)]
    [InlineData("dredged25", "wrong", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("dredged25", "wrong", "same-site", HttpStatusCode.Forbidden)]
    public async Task A_verdict_from_elsewhere_or_on_nothing_is_refused_and_changes_nothing(string item, string judgement, string from, HttpStatusCode status)
    {
        var server = await site.ServerAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Dredging + "/verdicts", UriKind.Relative)) { Content = Form(item, judgement, "") };
        if (from.Length > 0)
        {
            request.Headers.Add("Sec-Fetch-Site", from);
        }

        using var answer = await server.Client.SendAsync(request, Ending);

        Assert.Equal(status, answer.StatusCode);
        Assert.DoesNotContain(await (await site.GetAsync<VerdictHistory>()).StandingAsync(Ending), verdict => verdict.ItemId.Value is "dredged25" or "nothing");
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("?from=2025-06-25\r\nSet-Cookie: a=b")]
    [InlineData("?x=<script>")]
    public async Task A_verdict_never_leads_away_from_the_indicator(string view)
    {
        var server = await site.ServerAsync();

        using var answer = await server.Client.PostAsync(new Uri(Dredging + "/verdicts", UriKind.Relative), Form("dredged15", "correct", view), Ending);

        Assert.Equal(Dredging + "#item-amber-herald-dredged15", answer.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("/", "Nothing has been assessed yet")]
    [InlineData(Dredging, "No day from 3 Apr 2025 to 1 Jul 2025 has been assessed")]
    [InlineData("/scenarios/canal-opens", "No likelihood has been worked out yet")]
    [InlineData("/sources", "2 sources, none polled yet.")]
    public async Task Before_anything_is_read_a_page_says_so(string path, string words)
    {
        await using var empty = await DashboardSite.StartAsync();

        var page = await DashboardSite.PageOfAsync(empty, path);

        Assert.Contains(words, page.QuerySelector("main")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_are_written_alike_whatever_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        var reader = await site.GetAsync<OverviewReader>();
        var page = await reader.ReadAsync(Ending);
        var expected = await PageResult.HtmlAsync(typeof(OverviewView), page);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(expected, await PageResult.HtmlAsync(typeof(OverviewView), page));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static DayLevel LevelOf(DateOnly day, int stories) => new()
    {
        Evidence = new DayEvidence(day, stories, stories, 1, 1), Level = Level.Quiet, Expected = 9, PValue = 0.5, Cusum = 0, CalmDays = 0,
    };

    private static DayCount CountOf(DateOnly day, int stories) => new()
    {
        IndicatorId = DashboardNews.Dredging, Day = day, Items = stories, Stories = stories, StoryWeight = stories, Publishers = 1, ProbabilitySum = stories,
        TopTitle = string.Create(CultureInfo.InvariantCulture, $"{stories} stories on {day:yyyy-MM-dd}"),
    };

    private static FormUrlEncodedContent Form(string item, string judgement, string view) => new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["source"] = DashboardNews.Herald.Value, ["item"] = item, ["judgement"] = judgement, ["view"] = view,
    });
}
