using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SignalWatch.Articles;
using SignalWatch.Feeds.Fetching;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Jobs;
using SignalWatch.Packs;
using SignalWatch.Tests.Feeds;
using SignalWatch.Tests.History;
using SignalWatch.Tests.Services;
using SignalWatch.Web.Cloud;

namespace SignalWatch.Tests.Jobs;

/// <summary>Reads and assesses over an Azurite that throttles and loses answers, and by two workers at once: the rows must be those of an undisturbed run.</summary>
public sealed class CloudFaultTests(AzuriteServer azurite)
{
    private const int MostDeliveries = 60;

    private static readonly DateTimeOffset Now = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly IndicatorId Gas = new("gas");
    private static readonly SourceId Herald = new("herald");
    // Not the sources' own state: a delivery that finds everything recorded by the one before, which was cut off, counts no new items.
    private static readonly string[] Tables =
        ["items", "itemsbyday", "links", "signals", "stories", "days", "recounts", "heard", "levels", "supports", "likelihoods"];

    private static readonly Pack Pack = TestPack.Of(Gas) with { Sources = [TestPack.Source(Herald.Value, 0.8, false) with { Url = new Uri("http://herald.example/feed") }] };

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Throttling_and_lost_answers_lose_nothing_and_double_nothing(int seed)
    {
        var undisturbed = await StoreAsync(null);
        await DeliveredAsync(undisturbed);
        await AssessedAsync(undisturbed);
        var transport = new FaultyTransport(seed, 0.35);
        var prefix = Prefix();
        var faulty = await StoreAsync(transport, prefix);

        await DeliveredAsync(faulty);
        await AssessedAsync(faulty);

        Assert.True(transport.Faults > 5);
        var (expected, found) = (await ContentAsync(undisturbed), await ContentAsync(await StoreAsync(null, prefix)));
        Assert.Contains(expected, row => row.StartsWith("signals ", StringComparison.Ordinal));
        Assert.Equal(expected, found);
    }

    [Fact]
    public async Task Two_workers_that_read_and_assess_the_same_at_once_leave_the_same_rows_as_one()
    {
        var alone = await StoreAsync(null);
        await DeliveredAsync(alone);
        await AssessedAsync(alone);
        var prefix = Prefix();
        var (one, other) = (await StoreAsync(null, prefix), await StoreAsync(null, prefix));

        await Task.WhenAll(DeliveredAsync(one), DeliveredAsync(other));
        await Task.WhenAll(AssessedAsync(one), AssessedAsync(other));

        Assert.Equal(await ContentAsync(alone), await ContentAsync(one));
    }

    [Fact]
    public async Task What_was_read_since_it_was_handed_on_is_not_read_again()
    {
        var store = await StoreAsync(null);
        var poll = new PollSources(Pack, new SourceHistory(store), new FakeTimeProvider(Now));
        var wasDue = await poll.IsDueAsync(Herald, Ending);

        await DeliveredAsync(store);

        Assert.True(wasDue);
        Assert.False(await poll.IsDueAsync(Herald, Ending));
        Assert.False(await poll.IsDueAsync(new SourceId("removed"), Ending));
    }

    private static string Prefix() => $"t{Guid.NewGuid():N}";

    private async Task<ITableStore> StoreAsync(FaultyTransport? transport, string? prefix = null)
    {
        var address = new StorageAddress.ConnectionString(await azurite.ConnectionStringAsync(Ending));
        var account = CloudAccount.Open(address, TimeProvider.System, transport, TimeSpan.FromMilliseconds(1));
        return new PrefixedStore(new AzureTableStore(account.Tables), prefix ?? Prefix());
    }

    /// <summary>Reads the source as a queue does: a delivery that fails is made again.</summary>
    private static async Task DeliveredAsync(ITableStore store)
    {
        await using var server = new WireServer();
        server.On("/robots.txt", "HTTP/1.1 200 OK", "User-agent: *\nDisallow: /"u8.ToArray());
        server.On("/feed", "HTTP/1.1 200 OK\nContent-Type: application/rss+xml", System.Text.Encoding.UTF8.GetBytes(Feed()));
        var time = new FakeTimeProvider(Now);
        var options = new FetchOptions
        {
            MinimumHostGap = TimeSpan.Zero,
            LoopbackHosts = new Dictionary<string, System.Net.IPEndPoint>(StringComparer.OrdinalIgnoreCase) { ["herald.example"] = server.Endpoint },
        };
        using var fetcher = new HttpFetcher(options, time, NullLogger<HttpFetcher>.Instance);
        await UntilDoneAsync(() =>
        {
            var items = new ItemHistory(store);
            var record = new RecordItems(new WordClassifier("gas"), items, new SignalHistory(store), new DueRecounts(store));
            return new ReadSource(
                Pack, fetcher, new ArticleFetcher(fetcher, time), items, new SourceHistory(store), new CoverageHistory(store), record, time, NullLogger<ReadSource>.Instance)
                .RunAsync(Herald, Ending);
        });
    }

    private static Task AssessedAsync(ITableStore store) => UntilDoneAsync(() =>
        new AssessIndicators(Pack, store, new CoverageHistory(store), new FakeTimeProvider(Now)).RunAsync(Ending));

    private static async Task UntilDoneAsync(Func<Task> run)
    {
        for (var delivery = 1; ; delivery++)
        {
            try
            {
                await run();
                return;
            }
            catch (StoreException) when (delivery < MostDeliveries)
            {
                // As a queue or the next tick of a timer does.
            }
        }
    }

    private static string Feed() =>
        "<rss version=\"2.0\"><channel><title>Herald</title>"
        + string.Concat(Enumerable.Range(1, 25).Select(number => FormattableString.Invariant(
            $"<item><guid>item-{number}</guid><title>Report {number} on {(number % 2 == 0 ? "gas" : "bread")} from place {number * 7}</title><link>http://herald.example/{number}</link><description>What was said of it in place {number * 7}.</description><pubDate>Tue, 03 Mar 2026 {number % 24:00}:00:00 GMT</pubDate></item>")))
        + "</channel></rss>";

    private static async Task<List<string>> ContentAsync(ITableStore store) =>
        [.. (await StoreContent.ReadAsync(
            store, Tables, [Herald.Value, "source", "days", "20260303", "20260304", "due", "months", "202603", Gas.Value, $"{Gas}|202603", "test"], Ending)).Order(StringComparer.Ordinal)];
}
