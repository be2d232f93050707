using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Web;
using SignalWatch.Web.Dashboard;

namespace SignalWatch.Tests.Web;

public sealed class DashboardBrowserTests(DashboardSite site, DashboardBrowser browser)
{
    private const string Dredging = "/indicators/dredging-progress";
    private static readonly int[] Widths = [360, 800, 1280, 1920];

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public static TheoryData<string> Paths() =>
        ["/", Dredging + "?from=2025-06-10&to=2025-06-26", Dredging + "?from=2025-01-01&to=2025-07-01&atLeast=0.95", "/scenarios/canal-opens?days=365", "/matrix", "/sources", "/indicators/nothing", "/nothing"];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_page_fits_every_width_without_errors_and_asks_nobody_else(string path)
    {
        var (page, address) = await OpenAsync(path);
        var (errors, asked) = (new ConcurrentQueue<string>(), new ConcurrentQueue<string>());
        page.PageError += (_, error) => errors.Enqueue(error);
        page.Console += (_, message) => errors.Enqueue($"{message.Type}: {message.Text}");
        page.Request += (_, request) => asked.Enqueue(new Uri(request.Url).Authority);

        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.GotoAsync(address.ToString());
            Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));
        }

        Assert.Equal([address.Authority], asked.Distinct(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.DoesNotContain(errors, error => !error.Contains("404", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Long_names_and_levels_fit_a_narrow_screen_too()
    {
        var (page, _) = await OpenAsync("/");
        await page.SetViewportSizeAsync(360, 780);

        await page.EvaluateAsync("document.querySelectorAll('.indicators tbody tr').forEach(row => { row.querySelector('a').textContent = 'Russia and Azerbaijan'; row.querySelector('.level').textContent = 'elevated'; })");

        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_page_has_no_serious_hindrance_for_anyone_light_or_dark(string path)
    {
        var (page, _) = await OpenAsync(path, new BrowserNewContextOptions { BypassCSP = true });
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(one => one.open = true)");

        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            var found = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
            var serious = found.Violations.Where(one => one.Impact is "serious" or "critical").Select(one => $"{scheme}: {one.Id} at {string.Join(", ", one.Nodes.Select(node => node.Target))}");
            Assert.Empty(serious);
        }
    }

    [Fact]
    public async Task The_chart_tells_a_days_stories_to_the_pointer_and_to_the_keyboard()
    {
        var (page, _) = await OpenAsync(Dredging + "?from=2025-06-23&to=2025-07-01");
        var (chart, readout) = (page.GetByRole(AriaRole.Slider), page.Locator(".readout"));

        await chart.FocusAsync();
        await page.Keyboard.PressAsync("Home");
        var first = await chart.GetAttributeAsync("aria-valuetext");
        await page.Keyboard.PressAsync("PageUp");
        var weekOn = await chart.GetAttributeAsync("aria-valuenow");
        await page.Keyboard.PressAsync("End");
        var last = await chart.GetAttributeAsync("aria-valuetext");
        var read = await readout.InnerTextAsync();
        var box = await chart.BoundingBoxAsync() ?? throw new InvalidOperationException("It is not shown.");
        await page.Mouse.MoveAsync(box.X + 3, box.Y + (box.Height / 2));
        var pointed = await readout.InnerTextAsync();

        Assert.Equal(("23 Jun 2025: 0 stories, quiet", "8"), (first, weekOn));
        Assert.Matches(@"^1 Jul 2025: 5 stories, \w+\. Crew of .*\. Crew of .*\. Crew of ", last);
        Assert.Contains("5 stories", read, StringComparison.Ordinal);
        Assert.Contains("23 Jun 2025", pointed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dragging_over_the_chart_or_pressing_Enter_zooms_in()
    {
        var (page, _) = await OpenAsync(Dredging + "?from=2025-06-02&to=2025-07-01");
        var chart = page.GetByRole(AriaRole.Slider);
        var box = await chart.BoundingBoxAsync() ?? throw new InvalidOperationException("It is not shown.");

        await page.Mouse.MoveAsync(box.X + (box.Width * 0.51f), box.Y + 90);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + (box.Width * 0.81f), box.Y + 90);
        await page.Mouse.UpAsync();
        await ExpectAddressAsync(page, "from=2025-06-17&to=2025-06-26");
        await page.GetByRole(AriaRole.Slider).FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await page.Keyboard.PressAsync("Enter");
        await ExpectAddressAsync(page, "from=2025-06-17&to=2025-06-17");

        Assert.Equal("Stories and levels, 17 Jun 2025", await page.Locator("#history").InnerTextAsync());
    }

    [Fact]
    public async Task A_filtered_view_is_the_same_for_whoever_gets_its_address()
    {
        var (page, _) = await OpenAsync(Dredging);
        await page.GetByLabel("From").FillAsync("2025-06-20");
        await page.GetByLabel("To", new PageGetByLabelOptions { Exact = true }).FillAsync("2025-06-27");
        await page.GetByLabel("Source").SelectOptionAsync("lake-gazette");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Show" }).ClickAsync();
        await ExpectAddressAsync(page, "source=lake-gazette");
        var sent = await page.Locator(".signals").InnerTextAsync();

        var got = await browser.PageAsync();
        await got.GotoAsync(page.Url);

        Assert.Equal(sent, await got.Locator(".signals").InnerTextAsync());
        Assert.Equal(("2025-06-20", "lake-gazette"), (await got.GetByLabel("From").InputValueAsync(), await got.GetByLabel("Source").InputValueAsync()));
        Assert.DoesNotContain("amber-herald", sent, StringComparison.Ordinal);
        Assert.Contains("lake-gazette", sent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "dredged10")]
    [InlineData(false, "dredged5")]
    public async Task A_verdict_is_given_with_and_without_scripts(bool hasScript, string item)
    {
        var (page, address) = await OpenAsync(Dredging, new BrowserNewContextOptions { JavaScriptEnabled = hasScript });
        var entry = page.Locator($"#item-amber-herald-{item}");

        await entry.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Wrong" }).ClickAsync();
        await Assertions.Expect(entry.GetByRole(AriaRole.Status)).ToContainTextAsync("Wrong");
        await page.GotoAsync(address.ToString());

        await Assertions.Expect(entry.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Wrong" })).ToHaveAttributeAsync("aria-pressed", "true");
        var verdicts = await (await site.GetAsync<VerdictHistory>()).StandingAsync(Ending);
        Assert.Equal(Judgement.Wrong, Assert.Single(verdicts, verdict => verdict.ItemId.Value == item).Judgement);
    }

    [Fact]
    public async Task A_hostile_headline_is_shown_and_runs_nothing()
    {
        var page = await browser.PageAsync();
        var dialogs = new ConcurrentQueue<string>();
        page.Dialog += async (_, dialog) =>
        {
            dialogs.Enqueue(dialog.Message);
            await dialog.DismissAsync();
        };

        foreach (var path in new[] { "/", Dredging + "?from=2025-06-12&to=2025-06-12", "/scenarios/canal-opens?at=2025-06-12" })
        {
            await page.GotoAsync(await AddressAsync(path));
        }

        await page.GotoAsync(await AddressAsync(Dredging + "?from=2025-06-12&to=2025-06-12"));
        await page.GetByRole(AriaRole.Slider).PressAsync("Home");
        await page.Locator(".readout bdi").First.HoverAsync();

        Assert.StartsWith("<script>alert(1)</script><img src=x onerror=alert(1)>", await page.Locator(".readout bdi").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(dialogs);
        Assert.Equal(0, await page.Locator("main img, main script, main [onmouseover]").CountAsync());
    }

    [Fact]
    public async Task An_empty_history_is_said_to_be_empty_on_every_page()
    {
        await using var empty = await DashboardSite.StartAsync();
        var page = await browser.PageAsync();

        foreach (var (path, words) in new[] { ("/", "Nothing has been assessed yet"), (Dredging, "has been assessed"), ("/scenarios/canal-opens", "No likelihood"), ("/sources", "none polled yet") })
        {
            await page.GotoAsync(new Uri(empty.Address, path).ToString());
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync(words);
        }
    }

    [Fact]
    public async Task A_history_that_can_not_be_read_gives_a_page_that_says_so()
    {
        await using var broken = await SiteServer.StartAsync(
            routes => routes.MapDashboard(),
            services: services => services.AddWatch(DashboardNews.Pack, new BrokenStore(), new FakeTimeProvider(DashboardNews.Now)));
        var page = await browser.PageAsync();

        var answer = await page.GotoAsync(broken.Address.ToString());

        Assert.Equal(503, answer?.Status);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("The history can't be read at the moment");
    }

    private async Task<string> AddressAsync(string path) => new Uri((await site.ServerAsync()).Address, path).ToString();

    private async Task<(IPage Page, Uri Address)> OpenAsync(string path, BrowserNewContextOptions? options = null)
    {
        var (page, address) = (await browser.PageAsync(options), new Uri(await AddressAsync(path)));
        await page.GotoAsync(address.ToString());
        return (page, address);
    }

    // Asks again and again: WaitForURLAsync waits for ever where the page has already gone on while it began to listen.
    private static Task ExpectAddressAsync(IPage page, string part) =>
        Assertions.Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(part), RegexOptions.None, TimeSpan.FromSeconds(1)));

    private sealed class BrokenStore : ITableStore
    {
        public Task<ITable> OpenAsync(string name, CancellationToken cancellationToken) => throw new StoreException("The disk is gone: /var/secret.");
    }
}
