using System.Net;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SignalWatch.Articles;
using SignalWatch.Feeds;
using SignalWatch.Feeds.Fetching;
using SignalWatch.Feeds.Parsing;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Jobs;
using SignalWatch.Packs;
using SignalWatch.Tests.Assessment;
using SignalWatch.Tests.Feeds;
using SignalWatch.Tests.History;

namespace SignalWatch.Tests.Jobs;

/// <summary>What a purge does to a history that came from a feed which still lists its old items; one subclass a store.</summary>
public abstract class PurgeContract
{
    protected static readonly DateTimeOffset Now = new(2025, 6, 20, 18, 0, 0, TimeSpan.Zero);
    protected static readonly DateOnly June = new(2025, 6, 1);

    private static readonly string[] Kept = ["days", "levels", "supports", "likelihoods", "packs"];
    private static readonly (string Guid, DateTimeOffset Time)[] Listed =
    [
        ("april", new(2025, 4, 10, 9, 0, 0, TimeSpan.Zero)), ("may", new(2025, 5, 31, 23, 59, 0, TimeSpan.Zero)),
        ("first-of-june", new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero)), ("june", new(2025, 6, 19, 9, 0, 0, TimeSpan.Zero)),
    ];

    private static readonly Pack Pack = SmallPack.Create() with
    {
        Sources = [TestPack.Source("outlet", 1, false) with { Url = new Uri("http://news.example/feed") }],
    };

    protected static CancellationToken Ending => TestContext.Current.CancellationToken;

    internal abstract Task<IExportableStore> OpenStoreAsync(CancellationToken cancellationToken);

    [Fact]
    public async Task Items_signals_and_stories_of_before_the_day_go_and_counts_levels_and_likelihoods_stay()
    {
        var store = await FilledAsync();
        var before = await ContentAsync(store, Kept);

        var purged = await PurgeAsync(store);

        Assert.Equal([new(new(2025, 4, 1), 1, 1, 1), new(new(2025, 5, 1), 1, 1, 1)], purged);
        Assert.Equal(before, await ContentAsync(store, Kept));
        Assert.Equal(["june", "first-of-june"], await SignalsAsync(store));
        Assert.Null(await new ItemHistory(store).FindAsync(new SourceId("outlet"), FeedParserIdOf("april"), Ending));
        Assert.NotNull(await new ItemHistory(store).FindAsync(new SourceId("outlet"), FeedParserIdOf("first-of-june"), Ending));
        Assert.DoesNotContain(await ExportedHistory.ContentAsync(store, Ending), line => line.Contains("Talks of april", StringComparison.Ordinal) && !line.StartsWith("days ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_purged_item_that_the_feed_lists_again_stays_purged()
    {
        var store = await FilledAsync();
        await PurgeAsync(store);
        var before = await ContentAsync(store, ["items", "itemsbyday", "signals", "stories", "recounts", .. Kept]);

        var outcome = await ReadAsync(store);
        await AssessAsync(store);

        Assert.True(outcome.IsOk);
        Assert.Equal(default, outcome.Recorded);
        Assert.Equal(before, await ContentAsync(store, ["items", "itemsbyday", "signals", "stories", "recounts", .. Kept]));
    }

    [Fact]
    public async Task Purging_again_finds_nothing_and_changes_nothing()
    {
        var store = await FilledAsync();
        await PurgeAsync(store);
        var before = await ExportedHistory.ContentAsync(store, Ending);

        var purged = await PurgeAsync(store);

        Assert.Empty(purged);
        Assert.Equal(before, await ExportedHistory.ContentAsync(store, Ending));
    }

    [Fact]
    public async Task A_dry_run_tells_the_same_and_changes_nothing()
    {
        var store = await FilledAsync();
        var before = await ExportedHistory.ContentAsync(store, Ending);

        var told = await new PurgeMonths(store, new FakeTimeProvider(Now)).RunAsync(June, isDryRun: true, null, Ending);

        Assert.Equal(before, await ExportedHistory.ContentAsync(store, Ending));
        Assert.Equal(await PurgeAsync(store), told);
    }

    [Fact]
    public async Task What_comes_late_for_a_purged_day_leaves_its_count_and_goes_with_the_next_purge()
    {
        var store = await FilledAsync();
        await PurgeAsync(store);
        var before = await ContentAsync(store, Kept);

        await RecordAsync(store, "late", Listed[0].Time.AddHours(1));
        await AssessAsync(store);
        var counted = await ContentAsync(store, Kept);
        var purged = await PurgeAsync(store);

        Assert.Equal(before, counted);
        Assert.Equal([new(new(2025, 4, 1), 1, 1, 0)], purged);
    }

    [Fact]
    public async Task Days_that_wait_to_be_counted_are_not_purged()
    {
        var store = await FilledAsync();
        await RecordAsync(store, "waiting", Listed[0].Time.AddHours(1));

        var fault = await Assert.ThrowsAsync<StoreException>(() => PurgeAsync(store));

        Assert.Contains("1 days before 2025-06-01 wait to be counted", fault.Message, StringComparison.Ordinal);
        Assert.Equal(5, (await SignalsAsync(store)).Count);
    }

    [Fact]
    public async Task An_old_item_that_is_being_worked_on_is_left_to_its_worker()
    {
        var store = await FilledAsync();
        var item = ItemOf("claimed", Listed[0].Time);
        await new ItemHistory(store).ClaimAsync([item], Ending);

        await PurgeAsync(store);
        var again = await new ItemHistory(store).ClaimAsync([item], Ending);

        Assert.Equal([item.ItemId], again.Select(one => one.ItemId));
    }

    [Fact]
    public async Task The_last_week_is_not_purged()
    {
        var store = await OpenStoreAsync(Ending);
        var purge = new PurgeMonths(store, new FakeTimeProvider(Now));

        Assert.Equal(new DateOnly(2025, 6, 13), purge.Latest);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => purge.RunAsync(purge.Latest.AddDays(1), isDryRun: true, null, Ending));
    }

    protected static async Task FillAsync(ITableStore store)
    {
        await ReadAsync(store);
        await AssessAsync(store);
    }

    protected static async Task<IReadOnlyList<PurgedMonth>> PurgeAsync(ITableStore store) =>
        await new PurgeMonths(store, new FakeTimeProvider(Now)).RunAsync(June, isDryRun: false, null, Ending);

    protected static async Task<ReadOutcome> ReadAsync(ITableStore store)
    {
        await using var server = new WireServer();
        server.On("/feed", "HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml", Encoding.UTF8.GetBytes(Feed()));
        var time = new FakeTimeProvider(Now);
        var options = new FetchOptions
        {
            MinimumHostGap = TimeSpan.Zero,
            LoopbackHosts = new Dictionary<string, IPEndPoint>(StringComparer.Ordinal) { ["news.example"] = server.Endpoint },
        };
        using var fetcher = new HttpFetcher(options, time, NullLogger<HttpFetcher>.Instance);
        var read = new ReadSource(
            Pack, fetcher, new ArticleFetcher(fetcher, time), new ItemHistory(store), new SourceHistory(store), new CoverageHistory(store), Record(store), time, NullLogger<ReadSource>.Instance);
        return await read.RunAsync(new SourceId("outlet"), Ending);
    }

    private static RecordItems Record(ITableStore store) =>
        new(new WordClassifier("talks", "ports"), new ItemHistory(store), new SignalHistory(store), new DueRecounts(store));

    private static async Task RecordAsync(ITableStore store, string id, DateTimeOffset time) => await Record(store).RunAsync([ItemOf(id, time)], Ending);

    private static async Task AssessAsync(ITableStore store) =>
        await new AssessIndicators(Pack, store, new CoverageHistory(store), new FakeTimeProvider(Now)).RunAsync(Ending);

    private static string Feed() => "<rss version=\"2.0\"><channel><title>Outlet</title>" + string.Concat(Listed.Select(item =>
        $"<item><title>Talks of {item.Guid}: talks about {item.Guid}</title><guid isPermaLink=\"false\">{item.Guid}</guid><pubDate>{item.Time:R}</pubDate><description>Lead.</description></item>")) + "</channel></rss>";

    

    private static ItemId FeedParserIdOf(string guid)
    {
        var parsed = Assert.IsType<FeedParseResult.Parsed>(FeedParser.Parse(Encoding.UTF8.GetBytes(Feed()), new Uri("http://news.example/feed"), "application/rss+xml"));
        return parsed.Feed.Items.Single(item => item.Title.StartsWith($"Talks of {guid}:", StringComparison.Ordinal)).Id;
    }

    private static StoredItem ItemOf(string id, DateTimeOffset time) => new()
    {
        SourceId = new SourceId("outlet"), ItemId = new ItemId(id), Title = $"talks {id}", Publisher = "outlet", Outlet = "outlet", Language = "en",
        FirstSeen = Now, Time = time, IsBackfill = true, Text = "", TextOrigin = TextOrigin.Title,
    };

    private static async Task<IReadOnlyList<string>> ContentAsync(IExportableStore store, string[] tables) =>
        [.. (await ExportedHistory.ContentAsync(store, Ending)).Where(line => tables.Contains(line.Split(' ')[0], StringComparer.Ordinal))];

    private static async Task<IReadOnlyList<string>> SignalsAsync(ITableStore store) => await new SignalHistory(store)
        .NewestFirstAsync(SmallPack.Talks, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, null, Ending)
        .Select(signal => signal.Title.Split(' ')[^1]).ToListAsync(Ending);

    private async Task<IExportableStore> FilledAsync()
    {
        var store = await OpenStoreAsync(Ending);
        await FillAsync(store);
        return store;
    }
}
