using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using SignalWatch.Articles;
using SignalWatch.Feeds;
using SignalWatch.Feeds.Fetching;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Jobs;
using SignalWatch.Packs;
using SignalWatch.Tests.Feeds;
using SignalWatch.Tests.History;

namespace SignalWatch.Tests.Jobs;

/// <summary>Puts every fault of <c>faults.tsv</c> through the job that reads a source, against a server on loopback.</summary>
public sealed class FeedFaultTests : IDisposable
{
    private static readonly SourceId Id = new("herald");
    private static readonly Lazy<IReadOnlyDictionary<string, string[]>> Table = new(ReadTable);
    private readonly TemporaryDirectory _directory = new();

    public static TheoryData<string> Faults => [.. Table.Value.Keys];

    public void Dispose() => _directory.Dispose();

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_leaves_the_outcome_the_health_the_next_poll_and_the_items_that_the_table_says(string name)
    {
        var (outcome, state, next, kept) = (Table.Value[name][1], Table.Value[name][2], Table.Value[name][3], Table.Value[name][4]);
        await using var store = SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadWrite);

        var (after, now) = await PlayAsync(name, store);

        Assert.Contains(outcome, after.LastOutcome, StringComparison.Ordinal);
        Assert.Equal(state, SourceHealth.Of(SourceFor(name), after, now).State.ToString());
        Assert.Equal(kept, (await ItemsAsync(store)).Count.ToString(CultureInfo.InvariantCulture));
        var nominal = Duration.Parse(next) ?? throw new FormatException(next);
        Assert.InRange((after.NextPoll - now)!.Value, nominal * 0.8, nominal * 1.2);
    }

    // Plays the fault's polls at the times at which the job itself wants them.
    private static async Task<(PollState After, DateTimeOffset Now)> PlayAsync(string name, SqliteTableStore store)
    {
        var outcome = Table.Value[name][1];
        var clock = new SimulatedClock(FeedFaults.Start);
        await using var server = new WireServer();
        using var fetcher = new HttpFetcher(OptionsFor(name, outcome, server.Endpoint), clock, NullLogger<HttpFetcher>.Instance);
        var source = SourceFor(name);
        server.On("/robots.txt", "HTTP/1.1 200 OK", "User-agent: *\nDisallow: /"u8.ToArray());

        var after = new PollState();
        foreach (var play in FeedFaults.All[name])
        {
            clock.AdvanceTo(after.NextPoll ?? FeedFaults.Start);
            play(server);
            await Job(source, fetcher, store, clock).RunAsync(Id, TestContext.Current.CancellationToken);
            after = PollState.FromProperties(await new SourceHistory(store).FindAsync(Id, TestContext.Current.CancellationToken) ?? throw new InvalidOperationException("no state"));
        }

        return (after, clock.GetUtcNow());
    }

    [Fact]
    public async Task What_a_source_brings_at_its_first_reading_is_history_even_after_failures()
    {
        await using var store = SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadWrite);

        await PlayAsync("a first failure, then old and new items", store);

        Assert.All(await ItemsAsync(store), item => Assert.True(item.IsBackfill));
    }

    [Fact]
    public async Task Items_of_a_later_reading_are_news_unless_they_are_old_and_never_from_the_future()
    {
        await using var store = SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadWrite);

        await PlayAsync("one guid for all, one item more", store);
        var items = await ItemsAsync(store);
        await PlayAsync("a clock an hour ahead", store);

        Assert.Equal([false, true], items.Select(item => item.IsBackfill).Order());
        Assert.All(await ItemsAsync(store), item => Assert.True(item.Time <= item.FirstSeen));
    }

    [Fact]
    public async Task What_an_entity_points_at_is_never_read()
    {
        await using var store = SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadWrite);

        await PlayAsync("an external entity", store);

        Assert.DoesNotContain(await ItemsAsync(store), item => $"{item.Title} {item.Text}".Contains("root:", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_fault_has_its_line_and_every_line_its_fault()
    {
        Assert.Equal(FeedFaults.All.Keys.Order(StringComparer.Ordinal), Table.Value.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.True(Table.Value.Count >= 45);
    }

    private static FetchOptions OptionsFor(string name, string outcome, IPEndPoint endpoint)
    {
        var isTimeout = outcome.StartsWith("Timeout", StringComparison.Ordinal);
        return new FetchOptions
        {
            MaximumBytes = name == FeedFaults.Endless ? new FetchOptions().MaximumBytes : 1024 * 1024,
            HeadersTimeout = TimeSpan.FromMilliseconds(isTimeout ? 200 : 20_000),
            TotalTimeout = TimeSpan.FromMilliseconds(isTimeout ? 300 : 20_000),
            MinimumHostGap = TimeSpan.Zero,
            LoopbackHosts = new Dictionary<string, IPEndPoint>(StringComparer.Ordinal) { ["news.example"] = endpoint },
        };
    }

    private static Source SourceFor(string name) => new()
    {
        Id = Id,
        Title = "The Herald",
        Url = new Uri(FetchFaults.Host + "/start"),
        Publisher = "herald",
        Language = "en",
        Interval = TimeSpan.FromMinutes(30),
        Trust = 1,
        Selectors = name.StartsWith("page", StringComparison.Ordinal) ? FeedFaults.Selectors : null,
    };

    private static ReadSource Job(Source source, HttpFetcher fetcher, SqliteTableStore store, TimeProvider time)
    {
        var pack = new Pack
        {
            Id = "faults",
            Title = "Faults",
            Scale = new ProbabilityScale { Name = "own", Words = [] },
            Scenarios = [],
            Indicators = [],
            Sources = [source],
            Concepts = [],
            ExamplesPath = "",
        };
        var items = new ItemHistory(store);
        var record = new RecordItems(new WordClassifier("gas"), items, new SignalHistory(store), new DueRecounts(store));
        return new ReadSource(
            pack, fetcher, new ArticleFetcher(fetcher, time), items, new SourceHistory(store), new CoverageHistory(store), record, time, NullLogger<ReadSource>.Instance);
    }

    private static async Task<List<StoredItem>> ItemsAsync(SqliteTableStore store)
    {
        var table = await store.OpenAsync("items", TestContext.Current.CancellationToken);
        return await table.ScanAsync(Id.Value, null, null, null, TestContext.Current.CancellationToken)
            .Where(ItemRows.IsComplete)
            .Select(ItemRows.ToItem)
            .ToListAsync(TestContext.Current.CancellationToken);
    }

    private static Dictionary<string, string[]> ReadTable() =>
        File.ReadLines(Path.Combine(SharedFeeds.Root, "tests", "SignalWatch.Tests", "Feeds", "faults.tsv"))
            .Skip(1)
            .Select(line => line.Split('\t'))
            .ToDictionary(cells => cells[0], StringComparer.Ordinal);
}
