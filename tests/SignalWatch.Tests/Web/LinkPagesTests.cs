using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Alerts.Links;
using SignalWatch.Feeds;
using SignalWatch.History;
using SignalWatch.Packs;
using SignalWatch.Tests.Jobs;
using SignalWatch.Web;
using SignalWatch.Web.Links;

namespace SignalWatch.Tests.Web;

public sealed class LinkPagesTests : IAsyncLifetime
{
    private const string Hostile = "<script>alert(1)</script>\" onload=x \u202Egnp\0\uD800 </title></p><form action=https://evil.example>";
    private static readonly DateTimeOffset Now = new(2025, 6, 13, 15, 0, 0, TimeSpan.Zero);
    private static readonly AnalystId Nino = new("nino");
    private static readonly IndicatorId Protests = new("protests");
    private static readonly SourceId Outlet = new("outlet");
    private static readonly ItemId Item = new("abc2defghijklmnopqrstuvwxy");
    private static readonly MailLink.Judge Judge = new(Nino, Outlet, Item, Protests, Judgement.Wrong);
    private static readonly MailLink.Mute Mute = new(Nino, Protests);
    private static readonly MailLink.Unsubscribe Unsubscribe = new(Nino);

    private readonly FakeTimeProvider _clock = new(Now);
    private readonly LinkSigner _signer;
    private SiteServer? _server;

    public LinkPagesTests() => _signer = new LinkSigner(new LinkKeys(new byte[32]), null, new LinkOptions(), _clock);

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    private SiteServer Server => _server ?? throw new InvalidOperationException("It is not started.");

    private AnalystHistory Analysts => Server.Services.GetRequiredService<AnalystHistory>();

    public static TheoryData<MailLink> Links() => [Judge, Mute, new MailLink.Mute(Nino, null), Unsubscribe];

    public async ValueTask InitializeAsync()
    {
        // As strangers see it: the token is the only right.
        _server = await SiteServer.StartAsync(
            WebSite.MapSite,
            options => options.TrustsLoopback = false,
            services => services.AddWatch(TestPack.Of(Protests), SiteServer.StoreIn(services), _clock).AddMailLinks(_signer));
        await Analysts.SaveAsync(new Analyst { Id = Nino, Address = "nino@example.org", TimeZone = "Europe/Berlin", Since = Now }, "test", Now, Ending);
        await KeepAsync(Hostile, null);
    }

    public async ValueTask DisposeAsync() => await Server.DisposeAsync();

    [Theory]
    [MemberData(nameof(Links))]
    public async Task Looking_at_a_link_shows_a_button_and_changes_nothing(MailLink link)
    {
        var before = await StateAsync();

        var (status, page) = await SendAsync(HttpMethod.Get, _signer.TokenOf(link));
        using var head = new HttpRequestMessage(HttpMethod.Head, "/m/" + _signer.TokenOf(link));
        using var looked = await Server.Client.SendAsync(head, Ending);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (status, looked.StatusCode));
        var form = Assert.Single(page.QuerySelectorAll("form"));
        Assert.Equal(("post", null), (form.GetAttribute("method"), form.GetAttribute("action")));
        Assert.NotEmpty(Assert.Single(form.QuerySelectorAll("button")).TextContent);
        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public async Task The_button_keeps_the_verdict_with_the_items_text_where_retraining_reads()
    {
        await KeepAsync("Crowds gather", null);

        var (status, page) = await SendAsync(HttpMethod.Post, _signer.TokenOf(Judge));

        var verdict = Assert.Single(await VerdictsAsync());
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(("nino", Judgement.Wrong, "Crowds gather", "They gathered.", "en", Now), (verdict.Analyst, verdict.Judgement, verdict.Title, verdict.Lead, verdict.Language, verdict.Time));
        Assert.Contains("Thank you", page.Body?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verdicts_link_works_once_and_does_not_turn_back_what_was_said_since()
    {
        var (wrong, correct) = (_signer.TokenOf(Judge), _signer.TokenOf(Judge with { Judgement = Judgement.Correct }));

        foreach (var token in (string[])[wrong, wrong, correct, correct, wrong])
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            await SendAsync(HttpMethod.Post, token);
        }

        Assert.Equal([Judgement.Correct, Judgement.Wrong], (await VerdictsAsync()).Select(verdict => verdict.Judgement));
    }

    [Fact]
    public async Task Mute_holds_for_a_day_and_never_shortens_a_longer_one()
    {
        await SendAsync(HttpMethod.Post, _signer.TokenOf(Mute));
        await Analysts.MuteAsync(Nino, null, Now.AddDays(9), "test", Now, Ending);
        await SendAsync(HttpMethod.Post, _signer.TokenOf(new MailLink.Mute(Nino, null)));

        var analyst = await Analysts.FindAsync(Nino, Ending);

        Assert.Equal((Now.AddDays(1), Now.AddDays(9)), (analyst?.MutedIndicators[Protests], analyst?.MutedUntil));
    }

    [Fact]
    public async Task A_mute_that_is_replayed_changes_nothing_and_a_newer_mails_holds_for_a_day_from_then()
    {
        var token = _signer.TokenOf(Mute);
        await SendAsync(HttpMethod.Post, token);
        var before = await StateAsync();

        _clock.Advance(TimeSpan.FromHours(49));
        var (status, page) = await SendAsync(HttpMethod.Post, token);
        var replayed = await StateAsync();
        await SendAsync(HttpMethod.Post, _signer.TokenOf(Mute));

        Assert.Equal((HttpStatusCode.OK, before), (status, replayed));
        Assert.Contains("used already", page.Body?.TextContent, StringComparison.Ordinal);
        Assert.Equal(_clock.GetUtcNow().AddDays(1), (await Analysts.FindAsync(Nino, Ending))?.MutedIndicators[Protests]);
    }

    [Fact]
    public async Task An_unsubscription_that_is_replayed_after_the_analyst_came_back_changes_nothing()
    {
        var token = _signer.TokenOf(Unsubscribe);
        await SendAsync(HttpMethod.Post, token);
        var gone = await Analysts.FindAsync(Nino, Ending) ?? throw new InvalidOperationException("The analyst is not there.");
        await Analysts.SaveAsync(gone with { PausedBecause = null }, "test", Now.AddMinutes(1), Ending);
        var before = await StateAsync();

        var (_, shown) = await SendAsync(HttpMethod.Get, token);
        var (status, _) = await SendAsync(HttpMethod.Post, token);

        Assert.Empty(shown.QuerySelectorAll("form"));
        Assert.Equal((HttpStatusCode.OK, before), (status, await StateAsync()));
    }

    [Fact]
    public async Task One_click_of_a_mail_program_unsubscribes_and_a_mute_after_it_changes_nothing()
    {
        using var oneClick = new HttpRequestMessage(HttpMethod.Post, "/m/" + _signer.TokenOf(Unsubscribe));
        oneClick.Content = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        using var answer = await Server.Client.SendAsync(oneClick, Ending);
        var after = await StateAsync();

        _clock.Advance(TimeSpan.FromHours(1));
        var (muted, _) = await SendAsync(HttpMethod.Post, _signer.TokenOf(Mute));
        var (again, _) = await SendAsync(HttpMethod.Post, _signer.TokenOf(Unsubscribe));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Equal("unsubscribed", (await Analysts.FindAsync(Nino, Ending))?.PausedBecause);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (muted, again));
        Assert.Equal(after, await StateAsync());
    }

    [Fact]
    public async Task One_click_as_multipart_works_too()
    {
        using var content = new MultipartFormDataContent { { new StringContent("One-Click"), "List-Unsubscribe" } };
        using var answer = await Server.Client.PostAsync(new Uri("/m/" + _signer.TokenOf(Unsubscribe), UriKind.Relative), content, Ending);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("unsubscribed", (await Analysts.FindAsync(Nino, Ending))?.PausedBecause);
    }

    [Theory]
    [InlineData("edited", 403)]
    [InlineData("foreign", 403)]
    [InlineData("cut", 403)]
    [InlineData("short", 400)]
    [InlineData("late", 410)]
    [InlineData("%00%0d%0aSet-Cookie:x", 400)]
    public async Task A_token_that_is_not_good_gets_a_plain_page_and_changes_nothing(string what, int expected)
    {
        var good = _signer.TokenOf(Unsubscribe);
        var token = what switch
        {
            "edited" => (good[0] == 'A' ? 'B' : 'A') + good[1..],
            "foreign" => new LinkSigner(new LinkKeys([.. Enumerable.Repeat((byte)9, 32)]), null, new LinkOptions(), _clock).TokenOf(Unsubscribe),
            "cut" => good[..^4],
            "short" => "abc",
            "late" => good,
            _ => what,
        };
        _clock.Advance(TimeSpan.FromDays(what == "late" ? 800 : 0));
        var before = await StateAsync();

        var (shown, page) = await SendAsync(HttpMethod.Get, token);
        var (posted, _) = await SendAsync(HttpMethod.Post, token);

        Assert.Equal((expected, expected), ((int)shown, (int)posted));
        Assert.Empty(page.QuerySelectorAll("form"));
        Assert.Equal(before, await StateAsync());
    }

    [Theory]
    [InlineData("analyst")]
    [InlineData("indicator")]
    [InlineData("item")]
    [InlineData("unscored")]
    public async Task A_link_to_what_is_gone_says_so_and_changes_nothing(string what)
    {
        await KeepAsync("A title", what == "unscored" ? "language ka" : null);
        var link = what switch
        {
            "analyst" => Judge with { AnalystId = new AnalystId("gone") },
            "indicator" => Judge with { IndicatorId = new IndicatorId("gone") },
            "item" => Judge with { ItemId = new ItemId("gone") },
            _ => Judge,
        };

        var (status, _) = await SendAsync(HttpMethod.Post, _signer.TokenOf(link));

        Assert.Equal(HttpStatusCode.Gone, status);
        Assert.Empty(await VerdictsAsync());
    }

    [Fact]
    public async Task A_hostile_title_stays_text()
    {
        var (_, page) = await SendAsync(HttpMethod.Get, _signer.TokenOf(Judge));

        Assert.Empty(page.QuerySelectorAll("script, [onload]"));
        Assert.Null(Assert.Single(page.QuerySelectorAll("form")).GetAttribute("action"));
        Assert.Single(page.QuerySelectorAll("p"), paragraph => paragraph.TextContent.StartsWith("<script>alert(1)</script>", StringComparison.Ordinal));
        Assert.EndsWith(" - SignalWatch", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_a_link_leaks_to_other_sites_or_caches()
    {
        using var answer = await Server.Client.GetAsync(new Uri("/m/" + _signer.TokenOf(Judge), UriKind.Relative), Ending);

        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    private async Task<(HttpStatusCode Status, IDocument Page)> SendAsync(HttpMethod method, string token)
    {
        using var request = new HttpRequestMessage(method, "/m/" + token);
        using var answer = await Server.Client.SendAsync(request, Ending);
        return (answer.StatusCode, await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Ending), Ending));
    }

    private async Task<IReadOnlyList<Verdict>> VerdictsAsync() =>
        await Server.Services.GetRequiredService<VerdictHistory>().NewestFirstAsync(null, Ending).ToListAsync(Ending);

    // Everything that a link could change, as text.
    private async Task<string> StateAsync()
    {
        var changes = await Analysts.ChangesAsync(Nino, null, Ending).ToListAsync(Ending);
        return string.Join('\n', [.. changes.SelectMany(change => change.Changes), .. (await VerdictsAsync()).Select(verdict => verdict.ToString())]);
    }

    private Task KeepAsync(string title, string? notScored) => Server.Services.GetRequiredService<ItemHistory>().CompleteAsync(
        [
            new StoredItem
            {
                SourceId = Outlet, ItemId = Item, Title = title, Publisher = "outlet", Outlet = "The Outlet", Language = "en", FirstSeen = Now, Time = Now,
                IsBackfill = false, Text = "They gathered.", TextOrigin = TextOrigin.Summary, IsScored = notScored is null, NotScoredReason = notScored,
            },
        ],
        Ending);
}
