using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using SignalWatch.Feeds;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Jobs;
using SignalWatch.Packs;
using SignalWatch.Stories;
using SignalWatch.Tests.History;

namespace SignalWatch.Tests.Jobs;

public sealed class AssessIndicatorsTests : IDisposable
{
    private static readonly IndicatorId Gas = new("gas");
    private static readonly IndicatorId Rail = new("rail");
    private static readonly DateTimeOffset Noon = new(2025, 6, 13, 12, 0, 0, TimeSpan.Zero);

    private static readonly ScenarioId Trade = new("trade");
    private static readonly FakeTimeProvider Clock = new(Noon.AddDays(4));

    private static readonly Pack Pack = TestPack.Of(Gas, Rail) with
    {
        Scale = new ProbabilityScale { Name = "own", Words = [new LikelihoodWord("possible", 0, 1, 0.5)] },
        Scenarios = [new Scenario { Id = Trade, Title = "Trade", Statement = "Trade grows.", PublishedWord = "possible" }],
        Indicators = [.. TestPack.Of(Gas, Rail).Indicators.Select(indicator => indicator with
        {
            Bearings = new Dictionary<ScenarioId, Bearing> { [Trade] = new(1, "Both carry it.") },
        })],
        Sources = [TestPack.Source("herald", 0.8, false), TestPack.Source("ministry", 0.5, true)],
    };

    private static readonly string[] Tables = ["signals", "stories", "days", "recounts", "heard", "levels", "supports", "likelihoods", "packnotes"];

    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task One_event_told_by_three_outlets_over_two_days_is_one_story_of_the_day_it_began()
    {
        await using var store = SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadWrite);

        await RunAsync(store, Signals());

        var story = Assert.Single(await StoriesAsync(store, Gas), story => story.Title.Contains("Rasht", StringComparison.Ordinal));
        Assert.Equal((3, 0.9, 1.0, true, false), (story.Items, story.Probability, story.Trust, story.IsOfficial, story.IsBackfill));
        Assert.Equal(["agency", "herald", "ministry"], story.Publishers);
        Assert.Equal(Noon, story.Time);
        var day = (await CountsAsync(store, Gas)).Single(count => count.Day == new DateOnly(2025, 6, 13));
        Assert.Equal((2, 2, 3), (day.Stories, day.Items, day.Publishers));
        Assert.Equal(0.9 + 0.6, day.StoryProbability, 9);
        Assert.Equal((0.9 * 0.875) + (0.6 * 0.8 * 0.5), day.StoryWeight, 9);
    }

    [Fact]
    public async Task A_story_is_the_same_for_every_indicator_it_speaks_of()
    {
        await using var store = SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadWrite);

        await RunAsync(store, Signals());

        var rail = Assert.Single(await StoriesAsync(store, Rail));
        var gas = Assert.Single(await StoriesAsync(store, Gas), story => story.StoryId == rail.StoryId);
        Assert.Equal(rail.Time, gas.Time);
        Assert.Equal(1, rail.Items);
    }

    [Fact]
    public async Task A_late_item_joins_its_story_and_only_days_that_change_are_recounted()
    {
        await using var store = SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadWrite);
        await RunAsync(store, Signals());

        await AddAsync(store, [Signal(Gas, "tribune", "late", Noon.AddHours(-20), 0.95, RashtSame)]);
        var recounted = (await AssessAsync(store)).Days;

        // The story now begins a day earlier, for both indicators: the 12th and the 13th of each.
        Assert.Equal(4, recounted);
        var story = Assert.Single(await StoriesAsync(store, Gas), story => story.Title.Contains("Rasht", StringComparison.Ordinal));
        Assert.Equal((4, Noon.AddHours(-20)), (story.Items, story.Time));
    }

    [Fact]
    public async Task Running_twice_changes_nothing_and_recounts_nothing()
    {
        await using var store = SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadWrite);
        await RunAsync(store, Signals());
        var before = await ContentAsync(store);
        await MarkAsync(store, Signals());

        await AssessAsync(store);
        var again = (await AssessAsync(store)).Days;

        Assert.Equal(0, again);
        Assert.Equal(before, await ContentAsync(store));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Signals_that_come_in_another_order_over_several_runs_leave_the_same_rows(int seed)
    {
        var all = Crisis();
        await using var whole = SqliteTableStore.Open(_directory.Combine("whole"), StoreAccess.ReadWrite);
        await RunAsync(whole, all);
        await using var parts = SqliteTableStore.Open(_directory.Combine("parts"), StoreAccess.ReadWrite);

        var shuffled = all.ToArray();
        new Random(seed).Shuffle(shuffled);
        foreach (var part in shuffled.Chunk(7))
        {
            await RunAsync(parts, part);
        }

        Assert.Equal(await ContentAsync(whole), await ContentAsync(parts));
    }

    [Fact]
    public async Task Dying_before_any_write_and_running_again_leaves_the_same_rows()
    {
        await using var undisturbed = SqliteTableStore.Open(_directory.Combine("whole"), StoreAccess.ReadWrite);
        await RunAsync(undisturbed, Early());
        await AddAsync(undisturbed, Late());
        var counter = new DyingStore(undisturbed, int.MaxValue);
        await AssessAsync(counter);
        var expected = await ContentAsync(undisturbed);

        for (var death = 1; death <= counter.Writes; death++)
        {
            await using var store = SqliteTableStore.Open(_directory.Combine(FormattableString.Invariant($"dies{death}")), StoreAccess.ReadWrite);
            await RunAsync(store, Early());
            await AddAsync(store, Late());
            await Assert.ThrowsAsync<IOException>(() => AssessAsync(new DyingStore(store, death)));

            await AssessAsync(store);

            Assert.Equal(expected, await ContentAsync(store));
        }

        // Marks of other days, months, stories, stale stories, counts, levels and supports of each indicator, likelihoods, and the markers' end.
        Assert.True(counter.Writes >= 11, FormattableString.Invariant($"only {counter.Writes} writes were seen"));
    }

    [Fact]
    public async Task Markers_of_an_indicator_that_the_pack_no_longer_has_are_cleared()
    {
        await using var store = SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadWrite);
        await AddAsync(store, [Signal(new IndicatorId("gone"), "herald", "a", Noon, 0.9, RashtSame)]);

        var recounted = (await AssessAsync(store)).Days;

        Assert.Equal(0, recounted);
        Assert.Empty(await new DueRecounts(store).PendingAsync(Ending));
    }

    private const string RashtSame = "Work on the Rasht to Astara railway begins with a ceremony in Gilan";

    private static Signal[] Signals() =>
    [
        Signal(Gas, "herald", "a", Noon, 0.7, RashtSame),
        Signal(Rail, "herald", "a", Noon, 0.8, RashtSame),
        Signal(Gas, "ministry", "b", Noon.AddHours(20), 0.6, "Rasht to Astara railway: work begins in Gilan with a ceremony"),
        Signal(Gas, "agency", "c", Noon.AddHours(30), 0.9, RashtSame + " (Reuters)"),
        Signal(Gas, "herald", "d", Noon.AddHours(1), 0.6, "Turkmen gas reaches Turkey by swap for the first time, Ankara says"),
        Signal(Gas, "herald", "old", Noon.AddDays(-20), 0.6, "Tehran shuts schools as gas runs short in the cold"),
    ];

    // One railway, week after week: most items are alike, so that where one goes depends on many before it.
    private static List<Signal> Crisis()
    {
        string[] tellings =
        [
            RashtSame, "Ceremony in Gilan opens work on the railway from Rasht to Astara", "Astara railway: builders start in Rasht",
            "Russia and Iran begin work on the Rasht to Astara line", "Rasht line delayed by a landslide near Fuman, railway says",
        ];
        var random = new Random(17);
        return [.. Enumerable.Range(0, 60).Select(number => Signal(
            number % 3 == 0 ? Rail : Gas,
            number % 2 == 0 ? "herald" : "agency",
            number.ToString("D3", CultureInfo.InvariantCulture),
            Noon.AddHours(random.Next(24 * 14)),
            0.5 + (number % 50 / 100.0),
            tellings[random.Next(tellings.Length)]))];
    }

    private static List<Signal> Early() => Crisis().Where((_, number) => number % 4 != 0).ToList();

    private static List<Signal> Late() => Crisis().Where((_, number) => number % 4 == 0).ToList();

    private static Signal Signal(IndicatorId indicator, string source, string id, DateTimeOffset time, double probability, string title) => new()
    {
        IndicatorId = indicator,
        SourceId = new SourceId(source),
        ItemId = new ItemId(id),
        Time = time,
        Probability = probability,
        Title = title,
        Publisher = source,
        Outlet = source,
        Why = "because",
        Sentence = title,
        ModelVersion = "m",
        IsBackfill = false,
    };

    private static async Task RunAsync(ITableStore store, IReadOnlyList<Signal> signals)
    {
        await AddAsync(store, signals);
        await AssessAsync(store);
    }

    private static async Task AddAsync(ITableStore store, IReadOnlyList<Signal> signals)
    {
        await new SignalHistory(store).AddAsync(signals, Ending);
        await new CoverageHistory(store).MarkAsync(new SourceId("herald"), new DateOnly(2025, 6, 1), new DateOnly(2025, 6, 16), Ending);
        await MarkAsync(store, signals);
    }

    private static Task MarkAsync(ITableStore store, IReadOnlyList<Signal> signals) => new DueRecounts(store).MarkAsync(
        [.. signals.Select(signal => (signal.IndicatorId, DateOnly.FromDateTime(signal.Time.UtcDateTime)))], Guid.NewGuid().ToString("N"), Ending);

    private static Task<AssessOutcome> AssessAsync(ITableStore store) => 
        new AssessIndicators(Pack, store, new CoverageHistory(store), Clock).RunAsync(Ending);

    private static async Task<List<StoryEvidence>> StoriesAsync(ITableStore store, IndicatorId indicator) =>
        await new StoryHistory(store).NewestFirstAsync(indicator, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, null, Ending).ToListAsync(Ending);

    private static async Task<List<DayCount>> CountsAsync(ITableStore store, IndicatorId indicator) =>
        await new DailyCounts(store).ReadAsync(indicator, DateOnly.MinValue, DateOnly.MaxValue, Ending).ToListAsync(Ending);

    private static Task<List<string>> ContentAsync(SqliteTableStore store) => StoreContent.ReadAsync(
        store,
        Tables,
        [.. new[] { Gas, Rail }.SelectMany(indicator => (string[])[indicator.Value, indicator.Value + "|202505", indicator.Value + "|202506"]), "months", "due", "202506", Trade.Value, Pack.Id],
        Ending);
}
