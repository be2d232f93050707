using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using SignalWatch.Feeds;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Jobs;
using SignalWatch.Packs;
using SignalWatch.Tests.History;
using SignalWatch.Tests.Scoring;

namespace SignalWatch.Tests.Jobs;

public sealed class RescoreItemsTests(TrainedModel trained) : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2025, 6, 13, 12, 0, 0, TimeSpan.Zero);
    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    private static LexiconClassifier Old => new("old", ("gas", "gas"), ("rail", "rail"));

    private static LexiconClassifier New => new("new", ("gas", "oil"), ("rail", "rail"));

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task History_becomes_what_the_new_model_would_have_made_of_it()
    {
        await using var store = Open("rescored");
        await RecordAsync(store, Old);
        await using var fresh = Open("fresh");
        await RecordAsync(fresh, New);

        var outcome = await RescoreAsync(store, New);

        Assert.Equal(new RescoreOutcome(5, 0, 2, 1, 2), outcome);
        Assert.Equal(await ContentAsync(fresh), await ContentAsync(store));
    }

    [Fact]
    public async Task What_was_rescored_is_not_rescored_again()
    {
        await using var store = Open("twice");
        await RecordAsync(store, Old);
        await RescoreAsync(store, New);
        var before = await ContentAsync(store);
        var counter = new DyingStore(store, int.MaxValue);

        var again = await RescoreAsync(counter, New);

        Assert.Equal(default, again);
        Assert.Equal(before, await ContentAsync(store));
    }

    [Fact]
    public async Task Days_outside_the_range_stay_as_they_are()
    {
        await using var store = Open("range");
        await RecordAsync(store, Old);

        var outcome = await new RescoreItems(
            PackOf(), New, new ItemHistory(store), new SignalHistory(store), new DailyCounts(store), new DueRecounts(store))
            .RunAsync(new(2025, 6, 13), new(2025, 6, 13), null, Ending);

        Assert.Equal(3, outcome.Items);
        Assert.Equal("old", (await new ItemHistory(store).FindAsync(new SourceId("outlet"), new ItemId("a"), Ending))?.ModelVersion);
        Assert.Contains(await ContentAsync(store), line => line.Contains("gas in winter", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Dying_before_any_write_while_days_are_recounted_between_writes_and_running_again_gives_the_same_history()
    {
        await using var undisturbed = Open("whole");
        await RecordAsync(undisturbed, Old);
        var counter = new DyingStore(undisturbed, int.MaxValue);
        await RescoreAsync(counter, New, assess: false);
        await AssessAsync(undisturbed);
        var expected = await ContentAsync(undisturbed);

        for (var death = 1; death <= counter.Writes; death++)
        {
            await using var store = Open(string.Create(CultureInfo.InvariantCulture, $"dies{death}"));
            await RecordAsync(store, Old);

            // Another process recounts between the writes, and so takes away the marks that the dead one left.
            await Assert.ThrowsAsync<IOException>(() => RescoreAsync(new DyingStore(store, death, () => AssessAsync(store)), New, assess: false));
            await AssessAsync(store);

            await RescoreAsync(store, New);

            Assert.Equal(expected, await ContentAsync(store));
        }

        Assert.True(counter.Writes >= 12, string.Create(CultureInfo.InvariantCulture, $"only {counter.Writes} writes were seen"));
    }

    [Fact]
    public async Task Items_in_a_language_that_the_new_model_knows_are_scored_and_no_longer_counted_as_unscored()
    {
        await using var store = Open("languages");
        await RecordAsync(store, Old, Item("e", "газ oil", Noon) with { Language = "ru" });
        var model = New;
        model.Languages.Add("ru");

        var outcome = await RescoreAsync(store, model);

        Assert.Equal((6, 0), (outcome.Items, outcome.Unscored));
        Assert.Empty(await new ItemHistory(store).UnscoredAsync(DateOnly.MinValue, DateOnly.MaxValue, Ending));
        Assert.Contains(await ContentAsync(store), line => line.Contains("газ oil", StringComparison.Ordinal));
    }

    private SqliteTableStore Open(string name) => SqliteTableStore.Open(_directory.Combine(name), StoreAccess.ReadWrite);

    private Pack PackOf() => trained.Pack with
    {
        Indicators = [.. trained.Pack.Indicators.Take(2).Zip(["gas", "rail"], (indicator, id) => indicator with { Id = new IndicatorId(id) })],
    };

    private static async Task RecordAsync(ITableStore store, LexiconClassifier classifier, params StoredItem[] more)
    {
        var record = new RecordItems(classifier, new ItemHistory(store), new SignalHistory(store), new DueRecounts(store));
        await record.RunAsync([.. Items(), .. more], Ending);
        await AssessAsync(store);
    }

    private async Task<RescoreOutcome> RescoreAsync(ITableStore store, LexiconClassifier classifier, bool assess = true)
    {
        var rescore = new RescoreItems(
            PackOf(), classifier, new ItemHistory(store), new SignalHistory(store), new DailyCounts(store), new DueRecounts(store));
        var outcome = await rescore.RunAsync(DateOnly.MinValue, DateOnly.MaxValue, null, Ending);
        if (assess)
        {
            await AssessAsync(store);
        }

        return outcome;
    }

    private static Task<AssessOutcome> AssessAsync(ITableStore store) =>
        new AssessIndicators(TestPack.Of(new IndicatorId("gas"), new IndicatorId("rail")), store, new CoverageHistory(store), new FakeTimeProvider(Noon.AddDays(41))).RunAsync(Ending);

    private static async Task<List<string>> ContentAsync(ITableStore store)
    {
        var content = new List<string>();
        foreach (var indicator in new[] { new IndicatorId("gas"), new IndicatorId("rail") })
        {
            content.AddRange(await new SignalHistory(store)
                .NewestFirstAsync(indicator, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, null, Ending).Select(signal => signal.ToString()).ToListAsync(Ending));
            content.AddRange(await new DailyCounts(store).ReadAsync(indicator, DateOnly.MinValue, DateOnly.MaxValue, Ending)
                .Where(count => count.Items > 0).Select(count => count.ToString()).ToListAsync(Ending));
        }

        var pending = await new DueRecounts(store).PendingAsync(Ending);
        content.Add(string.Create(CultureInfo.InvariantCulture, $"{pending.Count} pending"));
        return content;
    }

    private static StoredItem[] Items() =>
    [
        Item("a", "gas in winter", Noon.AddDays(-1)),
        Item("b", "gas by rail", Noon),
        Item("c", "more oil", Noon),
        Item("d", "football", Noon),
        Item("f", "oil again", Noon.AddDays(40)),
    ];

    private static StoredItem Item(string id, string title, DateTimeOffset seen) => new()
    {
        SourceId = new SourceId("outlet"), ItemId = new ItemId(id), Title = title, Publisher = "outlet", Outlet = "The Outlet", Language = "en",
        FirstSeen = seen, Time = seen, IsBackfill = false, Text = "", TextOrigin = TextOrigin.Title,
    };
}
