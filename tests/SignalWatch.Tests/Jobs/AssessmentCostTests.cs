using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Microsoft.Extensions.Time.Testing;
using SignalWatch.Assessment;
using SignalWatch.Feeds;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Jobs;
using SignalWatch.Packs;
using SignalWatch.Tests.Assessment;
using SignalWatch.Tests.History;
using SignalWatch.Tests.Services;

namespace SignalWatch.Tests.Jobs;

/// <summary>What a cycle of assessment asks of Azure Tables, which charges by the request, and that it leaves the rows that SQLite has.</summary>
public sealed class AssessmentCostTests(AzuriteServer azurite) : IDisposable
{
    private const int NewItems = 50;
    private static readonly DateTimeOffset Now = new(2025, 6, 20, 18, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = DateOnly.FromDateTime(Now.UtcDateTime);
    private static readonly Pack Pack = SmallPack.Create();

    private static readonly string[] Words =
        ("harbour strike pipeline ferry tunnel minister treaty drought railway court embassy flood museum harvest election bridge tanker airport refinery glacier " +
        "teachers brewery stadium vaccine orchard satellite reactor customs parliament caravan lighthouse quarry senator violin carpet saffron copper monastery").Split(' ');

    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_cycle_of_fifty_items_asks_as_little_behind_a_long_history_as_behind_a_short_one()
    {
        var afterWeeks = await RequestsAsync(days: 40, signals: 120);
        var afterYears = await RequestsAsync(days: 800, signals: 1200);

        // Today, and yesterday, some of whose stories go on.
        Assert.Equal(afterWeeks, afterYears);
        Assert.InRange(afterYears, 1, Most(changedDays: 2));
    }

    [Fact]
    public async Task Looking_for_alerts_asks_once_an_indicator_and_scenario_however_long_the_history()
    {
        foreach (var (days, signals) in new[] { (40, 120), (800, 1200) })
        {
            var (requests, store) = await CountedAsync();
            var (coverage, clock) = (new CoverageHistory(store), new FakeTimeProvider(Now));
            await AddAsync(store, coverage, History(days, signals));
            var (silent, telling) = (new AssessIndicators(Pack, store, coverage, clock), new AssessIndicators(Pack, store, coverage, clock, new RaiseAlerts(Pack, store, clock)));
            await telling.RunAsync(Ending);
            requests.Value = 0;
            await silent.RunAsync(Ending);
            var without = requests.Value;

            await telling.RunAsync(Ending);

            // The analysts, the alerts of the last weeks, those that are due; levels of each indicator, likelihoods of each scenario.
            Assert.Equal(3 + Pack.Indicators.Count + Pack.Scenarios.Count, requests.Value - (2 * without));
        }
    }

    [Fact]
    public async Task The_rows_in_Azure_are_those_in_SQLite()
    {
        await using var sqlite = SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadWrite);
        var azure = new PrefixedStore(new AzureTableStore(await azurite.ConnectAsync(Ending)), $"t{Guid.NewGuid():N}");

        var rows = await ContentAsync(sqlite);
        var others = await ContentAsync(azure);

        Assert.True(rows.Count > 300, FormattableString.Invariant($"only {rows.Count} rows"));
        Assert.Equal(rows, others);
    }

    /// <summary>
    /// The most requests of a cycle. An indicator: two lists of months; in each month that its changed days lie in, signals and stories are read, and a
    /// month of stories is claimed and written; its counts (3), levels (3) and support (2) are read and written; and each of its changed days has a marker to
    /// delete. A scenario: one write. All together 13: the markers (read, and days that change with others added), months claimed at once, coverage (3, twice),
    /// the last likelihoods (2) and the pack's outline (2). None of it holds the length of the history.
    /// </summary>
    private static int Most(int changedDays, int months = 1) =>
        (Pack.Indicators.Count * (2 + (4 * months) + 3 + 3 + 2 + changedDays)) + Pack.Scenarios.Count + 13;

    private static async Task<List<string>> ContentAsync(ITableStore store)
    {
        var coverage = new CoverageHistory(store);
        var assess = new AssessIndicators(Pack, store, coverage, new FakeTimeProvider(Now));
        await AddAsync(store, coverage, History(40, 120));
        await assess.RunAsync(Ending);
        await AddAsync(store, coverage, Fresh());
        await assess.RunAsync(Ending);
        string[] months = ["202505", "202506"];
        var indicators = Pack.Indicators.Select(indicator => indicator.Id.Value).ToList();
        return await StoreContent.ReadAsync(
            store,
            ["signals", "stories", "days", "recounts", "heard", "levels", "supports", "likelihoods", "packnotes"],
            [.. indicators, .. indicators.SelectMany(indicator => months.Select(month => $"{indicator}|{month}")), .. months, "months", "due", .. Pack.Scenarios.Select(scenario => scenario.Id.Value), Pack.Id],
            Ending);
    }

    private async Task<int> RequestsAsync(int days, int signals)
    {
        var (requests, store) = await CountedAsync();
        var coverage = new CoverageHistory(store);
        var assess = new AssessIndicators(Pack, store, coverage, new FakeTimeProvider(Now));
        await AddAsync(store, coverage, History(days, signals));
        await assess.RunAsync(Ending);
        await AddAsync(store, coverage, Fresh());
        requests.Value = 0;

        await assess.RunAsync(Ending);

        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant(
            $"{requests.Value} requests for {NewItems} new items behind {signals} signals of {days} days; at most {Most(changedDays: 2)}"));
        return requests.Value;
    }

    private async Task<(RequestCount Requests, ITableStore Store)> CountedAsync()
    {
        var requests = new RequestCount();
        var options = new TableClientOptions();
        options.AddPolicy(requests, HttpPipelinePosition.PerRetry);
        var service = new TableServiceClient(await azurite.TablesAsync(Ending), new TableSharedKeyCredential(AzuriteServer.Account, AzuriteServer.Key), options);
        return (requests, new PrefixedStore(new AzureTableStore(service), $"t{Guid.NewGuid():N}"));
    }

    private static async Task AddAsync(ITableStore store, CoverageHistory coverage, IReadOnlyList<Signal> signals)
    {
        await new SignalHistory(store).AddAsync(signals, Ending);
        await coverage.MarkAsync(SourceCoverage.ArchiveSource, signals.Min(DayOf), Today, Ending);
        await new DueRecounts(store).MarkAsync([.. signals.Select(signal => (signal.IndicatorId, DayOf(signal))).Distinct()], Guid.NewGuid().ToString("N"), Ending);
    }

    private static DateOnly DayOf(Signal signal) => DateOnly.FromDateTime(signal.Time.UtcDateTime);

    // The last 40 days are the same whatever the length: 120 signals, three a day, through yesterday.
    private static List<Signal> History(int days, int signals) =>
        [.. Enumerable.Range(1, signals).Select(number => SignalOf(number, Now.AddDays(-1 - (number <= 120 ? (number - 1) / 3 : 40 + ((number - 121) * (days - 41.0) / signals)))))];

    private static List<Signal> Fresh() => [.. Enumerable.Range(0, NewItems).Select(number => SignalOf(10_000 + number, Now.AddMinutes(-number)))];

    private static Signal SignalOf(int number, DateTimeOffset time)
    {
        var random = new Random(number);
        var title = string.Join(' ', random.GetItems(Words, 6));
        return new Signal
        {
            IndicatorId = Pack.Indicators[number % Pack.Indicators.Count].Id,
            SourceId = new SourceId("archive"),
            ItemId = new ItemId(FormattableString.Invariant($"item{number}")),
            Time = time,
            Probability = 0.5 + (random.Next(50) / 100.0),
            Title = title,
            Publisher = number % 3 == 0 ? "herald" : "agency",
            Outlet = "The Outlet",
            Why = "because",
            Sentence = title,
            ModelVersion = "m",
            IsBackfill = false,
        };
    }

    private sealed class RequestCount : HttpPipelineSynchronousPolicy
    {
        private int _value;

        public int Value
        {
            get => _value;
            set => _value = value;
        }

        public override void OnSendingRequest(HttpMessage message) => Interlocked.Increment(ref _value);
    }
}
