using Microsoft.Extensions.Time.Testing;
using SignalWatch.Alerts;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Alerts.Delivery;
using SignalWatch.Assessment;
using SignalWatch.Feeds;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Jobs;
using SignalWatch.Packs;
using SignalWatch.Tests.Jobs;
using static SignalWatch.Tests.Alerts.Alerting;

namespace SignalWatch.Tests.Alerts;

/// <summary>A watch of railways with two calm months behind it, two analysts, and what a day can bring.</summary>
internal static class RailWatch
{
    public static readonly ScenarioId Trade = new("trade");

    public static readonly ScenarioId Blockade = new("blockade");

    public static readonly Pack Pack = TestPack.Of(Rail, new IndicatorId("gas")) with
    {
        Scale = new ProbabilityScale { Name = "own", Words = [new("unlikely", 0, 0.4, 0.2), new("possible", 0.4, 0.6, 0.5), new("likely", 0.6, 1, 0.8)] },
        Scenarios = [new Scenario { Id = Trade, Title = "Trade", Statement = "Trade grows.", PublishedWord = "possible" }],
        Indicators = [.. TestPack.Of(Rail, new IndicatorId("gas")).Indicators.Select(indicator => indicator with
        {
            Bearings = new Dictionary<ScenarioId, Bearing> { [Trade] = new(indicator.Id == Rail ? 2 : -1, "reason") },
        })],
        Sources = [TestPack.Source("herald", 1, false), TestPack.Source("ministry", 1, true)],
    };

    /// <summary>The same with a rival of the scenario: what the one gains the other loses.</summary>
    public static readonly Pack Rivals = Pack with
    {
        Scenarios = [.. new[] { (Trade, "Trade"), (Blockade, "Blockade") }.Select(one => new Scenario { Id = one.Item1, Title = one.Item2, Statement = "It comes.", PublishedWord = "possible", Group = "outcome" })],
        Indicators = [.. Pack.Indicators.Select(indicator => indicator with
        {
            Bearings = new Dictionary<ScenarioId, Bearing> { [Trade] = new(2, "reason"), [Blockade] = new(-2, "reason") },
        })],
    };

    private static readonly string[] Burst =
    [
        "Rails laid from Rasht to Astara in Gilan", "Freight tariffs halved by Azerbaijan on coal and grain", "Locomotives for Turkmenistan ordered in Kolomna", "Bridge over the Araxes opened by engineers",
    ];

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <summary>Two months with a story each three weeks, assessed through the day before Friday, and two analysts who want also single stories.</summary>
    public static async Task PrepareAsync(ITableStore store, Pack? pack = null)
    {
        var analysts = new AnalystHistory(store);
        await analysts.SaveAsync(Analyst() with { MinimumProbability = 0.9, MinimumPublishers = 1 }, "test", Noon.AddDays(-90), Ending);
        await analysts.SaveAsync(Analyst() with { Id = new AnalystId("eka"), MinimumLevel = Level.Elevated, IsImmediate = false }, "test", Noon.AddDays(-90), Ending);
        await new CoverageHistory(store).MarkAsync(SourceCoverage.ArchiveSource, Friday.AddDays(-70), Friday.AddDays(5), Ending);
        await AddAsync(store, [.. Enumerable.Range(1, 3).Select(number => SignalOf(FormattableString.Invariant($"old{number}"), "herald", Noon.AddDays(-20 * number), FormattableString.Invariant($"Old news number {number} of {Burst[number]}"), 0.8))]);
        await AssessAsync(store, Noon.AddDays(-1), pack);
    }

    /// <summary>Four stories of four publishers on Friday.</summary>
    public static IReadOnlyList<Signal> Friday4(bool isBackfill = false, DateTimeOffset? time = null) =>
        [.. Burst.Select((title, number) => SignalOf(FormattableString.Invariant($"new{number}"), FormattableString.Invariant($"paper{number}"), (time ?? Noon).AddHours(-3 + (number / 10.0)), title, 0.97) with { IsBackfill = isBackfill })];

    public static Signal SignalOf(string id, string publisher, DateTimeOffset time, string title, double probability) => new()
    {
        IndicatorId = Rail,
        SourceId = new SourceId(publisher),
        ItemId = new ItemId(id),
        Time = time,
        Probability = probability,
        Title = title,
        Publisher = publisher,
        Outlet = publisher,
        Url = $"https://{publisher}.example/{id}",
        Why = "rails",
        Sentence = title,
        ModelVersion = "m",
        IsBackfill = false,
    };

    public static async Task AddAsync(ITableStore store, IReadOnlyList<Signal> signals)
    {
        await new SignalHistory(store).AddAsync(signals, Ending);
        await new DueRecounts(store).MarkAsync([.. signals.Select(signal => (signal.IndicatorId, DateOnly.FromDateTime(signal.Time.UtcDateTime)))], Guid.NewGuid().ToString("N"), Ending);
    }

    public static Task<AssessOutcome> AssessAsync(ITableStore store, DateTimeOffset now, Pack? pack = null)
    {
        var (clock, watched) = (new FakeTimeProvider(now), pack ?? Pack);
        return new AssessIndicators(watched, store, new CoverageHistory(store), clock, new RaiseAlerts(watched, store, clock)).RunAsync(Ending);
    }

    public static async Task<List<Alert>> AlertsAsync(ITableStore store) =>
        await new AlertHistory(store).NewestFirstAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, null, Ending).ToListAsync(Ending);

    public static async Task<List<(OutboxEntry Entry, OutboxStep Last)>> EntriesAsync(ITableStore store) =>
        await new Outbox(store).NewestFirstAsync(DateTimeOffset.MinValue, Ending).ToListAsync(Ending);
}
