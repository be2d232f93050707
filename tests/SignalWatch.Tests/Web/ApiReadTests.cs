using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Jobs;
using SignalWatch.Web;
using SignalWatch.Web.Api;

namespace SignalWatch.Tests.Web;

public sealed class ApiReadTests(ApiWorld world)
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_pack_tells_its_scale_bearings_and_sources()
    {
        var pack = await world.GetAsync("packs/test");

        Assert.Equal(["unlikely", "likely"], pack.GetProperty("scale").EnumerateArray().Select(word => word.GetProperty("word").GetString()), StringComparer.Ordinal);
        Assert.Equal("+", pack.GetProperty("indicators")[0].GetProperty("bearings")[0].GetProperty("symbol").GetString());
        Assert.Equal(1800, pack.GetProperty("sources")[0].GetProperty("intervalSeconds").GetDouble());
    }

    [Fact]
    public async Task A_scenario_card_shows_the_published_word_beside_the_one_now_with_its_trend()
    {
        var cards = await world.GetAsync("scenarios");

        var trade = cards[0];
        Assert.Equal(("trade", "unlikely", 0.2), (trade.GetProperty("id").GetString(), trade.GetProperty("publishedWord").GetString(), trade.GetProperty("publishedProbability").GetDouble()));
        Assert.Equal("2025-06-20", trade.GetProperty("day").GetString());
        Assert.True(trade.GetProperty("probability").GetDouble() > 0.2);
        Assert.True(trade.GetProperty("trend").GetArrayLength() is > 30 and <= 60);
    }

    [Fact]
    public async Task A_waterfall_adds_up_from_the_published_probability_to_the_one_told()
    {
        var waterfall = await world.GetAsync("scenarios/trade/waterfall?at=2025-06-15&stories=2");

        var told = (await world.GetAsync("scenarios/trade/history?from=2025-06-15&to=2025-06-16")).GetProperty("data")[0];
        var steps = waterfall.GetProperty("steps").EnumerateArray().ToList();
        Assert.Equal(2, steps.Count);
        Assert.Equal(waterfall.GetProperty("probability").GetDouble(), steps[^1].GetProperty("probabilityAfter").GetDouble(), 9);
        Assert.Equal(told.GetProperty("probability").GetDouble(), waterfall.GetProperty("probability").GetDouble(), 9);
        Assert.Equal(2, steps[0].GetProperty("heaviest").GetArrayLength());
    }

    [Fact]
    public async Task An_indicator_card_agrees_with_its_levels_and_counts()
    {
        var card = await world.GetAsync("indicators/gas");

        var level = (await world.GetAsync("indicators/gas/levels?from=2025-06-20")).GetProperty("data")[0];
        var counts = (await world.GetAsync("indicators/gas/counts?from=2025-06-20&to=2025-06-21")).GetProperty("data")[0];
        Assert.Equal(level.GetProperty("level").GetString(), card.GetProperty("level").GetString());
        Assert.Equal(counts.GetProperty("stories").GetInt32(), card.GetProperty("stories").GetInt32());
        Assert.Equal(60, card.GetProperty("trend").GetArrayLength());
    }

    [Fact]
    public async Task Counts_by_month_add_up_to_all_signals_in_every_time_zone()
    {
        foreach (var zone in new[] { "UTC", "Asia/Tbilisi", "America/New_York" })
        {
            var counts = await world.GetAsync($"indicators/gas/counts?period=month&zone={zone}");

            Assert.Equal(ApiWorld.GasSignals, counts.GetProperty("data").EnumerateArray().Sum(month => month.GetProperty("items").GetInt32()));
        }
    }

    [Fact]
    public async Task What_is_read_in_the_evening_counts_where_it_is_tomorrow_already()
    {
        var now = ApiWorld.Now.AddHours(7);
        await using var site = await SiteServer.StartAsync(
            routes => routes.MapApi(), services: services => services.AddWatch(ApiWorld.Pack, SiteServer.StoreIn(services), new FakeTimeProvider(now)));
        var store = site.Services.GetRequiredService<ITableStore>();
        await ApiWorld.Recorder(store).RunAsync([ApiWorld.Item("herald", "late", now.AddMinutes(-5), "gas at last")], Ending);
        await new AssessIndicators(ApiWorld.Pack, store, new CoverageHistory(store), new FakeTimeProvider(now)).RunAsync(Ending);

        var text = await site.Client.GetStringAsync(new Uri("/api/v1/indicators/gas/counts?zone=Pacific/Auckland&format=csv&fields=start,items", UriKind.Relative), Ending);

        Assert.EndsWith("2025-06-21,1\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_item_of_the_late_evening_counts_on_the_next_day_further_east()
    {
        // 2025-06-18T01:00Z is item 7: the 18th in UTC, still the 17th in New York.
        var utc = (await world.GetAsync("indicators/gas/counts?from=2025-06-18&to=2025-06-19")).GetProperty("data")[0];
        var west = (await world.GetAsync("indicators/gas/counts?from=2025-06-17&to=2025-06-18&zone=America/New_York")).GetProperty("data")[0];
        var signals = (await world.GetAsync("indicators/gas/signals?from=2025-06-17T04:00:00Z&to=2025-06-18T04:00:00Z")).GetProperty("data");

        Assert.Equal(3, utc.GetProperty("items").GetInt32());
        Assert.Equal(signals.GetArrayLength(), west.GetProperty("items").GetInt32());
        Assert.Contains(signals.EnumerateArray(), signal => signal.GetProperty("time").GetDateTimeOffset() == new DateTimeOffset(2025, 6, 18, 1, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task Weeks_begin_on_Monday_and_have_no_gaps()
    {
        var weeks = (await world.GetAsync("indicators/rail/counts?period=week")).GetProperty("data").EnumerateArray().Select(week => DateOnly.Parse(week.GetProperty("start").GetString() ?? "", null)).ToList();

        Assert.All(weeks, week => Assert.Equal(DayOfWeek.Monday, week.DayOfWeek));
        Assert.All(weeks.Zip(weeks.Skip(1)), pair => Assert.Equal(7, pair.Second.DayNumber - pair.First.DayNumber));
    }

    [Fact]
    public async Task A_story_names_its_items_and_each_item_what_it_is_evidence_for()
    {
        var row = (await world.GetAsync("indicators/rail/stories?limit=1")).GetProperty("data")[0];

        var story = await world.GetAsync("stories/" + row.GetProperty("id").GetString());
        var first = story.GetProperty("items")[0];
        var item = await world.GetAsync($"items/{first.GetProperty("sourceId").GetString()}/{first.GetProperty("itemId").GetString()}");

        Assert.Equal(["gas", "rail"], story.GetProperty("evidence").EnumerateArray().Select(one => one.GetProperty("indicatorId").GetString()), StringComparer.Ordinal);
        Assert.Equal(["gas", "rail"], item.GetProperty("signals").EnumerateArray().Select(one => one.GetProperty("indicatorId").GetString()), StringComparer.Ordinal);
        Assert.StartsWith("What gas", item.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_explanation_has_what_history_keeps_and_what_the_model_adds()
    {
        var explanation = await world.GetAsync("items/herald/item0000/explanation?indicator=gas");

        Assert.Equal(0.9, explanation.GetProperty("probability").GetDouble());
        Assert.Equal("words", explanation.GetProperty("explainedBy").GetString());
        Assert.Equal(2, explanation.GetProperty("contributions").EnumerateArray().Sum(one => one.GetProperty("nats").GetDouble()));
    }

    [Fact]
    public async Task A_search_finds_all_words_in_any_order_and_names_every_indicator_once_an_item()
    {
        var found = (await world.GetAsync("search?q=AMBER+gas&from=2025-05-01")).GetProperty("data").EnumerateArray().ToList();

        Assert.Equal(found.Count, found.Select(one => one.GetProperty("itemId").GetString()).Distinct(StringComparer.Ordinal).Count());
        Assert.All(found, one => Assert.Contains("amber", one.GetProperty("title").GetString(), StringComparison.Ordinal));
        Assert.Contains(found, one => one.GetProperty("indicatorIds").GetArrayLength() == 2);
        Assert.Empty((await world.GetAsync("search?q=zeppelin&from=2025-05-01")).GetProperty("data").EnumerateArray());
    }

    [Fact]
    public async Task Items_of_a_day_come_with_or_without_evidence()
    {
        var items = (await world.GetAsync("items?day=2025-06-18&fields=itemId,isScored")).GetProperty("data").EnumerateArray().ToList();

        Assert.Equal(["item0006", "item0005", "item0007"], items.Select(item => item.GetProperty("itemId").GetString()), StringComparer.Ordinal);
        Assert.All(items, item => Assert.Equal(2, item.EnumerateObject().Count()));
    }

    [Fact]
    public async Task A_source_never_polled_says_so()
    {
        var sources = await world.GetAsync("sources");

        Assert.Equal(["notPolled", "notPolled"], sources.EnumerateArray().Select(source => source.GetProperty("state").GetString()), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Health_answers_a_probe_by_its_status_and_metrics_a_collector()
    {
        using var well = await world.Client.GetAsync(new Uri("/api/v1/health", UriKind.Relative), Ending);
        await new PoisonHistory(world.Store).AddAsync(new PoisonMessage(world.Clock.GetUtcNow(), "sources", "herald", "It timed out."), Ending);
        using var health = await world.Client.GetAsync(new Uri("/api/v1/health", UriKind.Relative), Ending);
        var metrics = await world.Client.GetStringAsync(new Uri("/api/v1/metrics", UriKind.Relative), Ending);

        Assert.Equal(HttpStatusCode.OK, well.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        using var checks = JsonDocument.Parse(await health.Content.ReadAsStringAsync(Ending));
        Assert.Equal("degraded", checks.RootElement.GetProperty("status").GetString());
        Assert.Contains("signalwatch_sources{of=\"notPolled\"} 2\n", metrics, StringComparison.Ordinal);
        Assert.Contains("# TYPE signalwatch_level gauge\n", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_is_not_http_is_left_out_and_a_hostile_title_is_harmless_text()
    {
        using var response = await world.Client.GetAsync(new Uri("/api/v1/items/herald/hostile", UriKind.Relative), Ending);
        var text = await response.Content.ReadAsStringAsync(Ending);

        Assert.DoesNotContain("<script", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(text, char.IsControl);
        using var item = JsonDocument.Parse(text);
        Assert.Equal(JsonValueKind.Null, item.RootElement.GetProperty("item").GetProperty("url").ValueKind);
        Assert.EndsWith("газ", item.RootElement.GetProperty("item").GetProperty("title").GetString(), StringComparison.Ordinal);
    }
}
