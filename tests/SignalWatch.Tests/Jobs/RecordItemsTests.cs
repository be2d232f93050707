using Microsoft.Extensions.Time.Testing;
using SignalWatch.Feeds;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Jobs;
using SignalWatch.Packs;
using SignalWatch.Tests.History;

namespace SignalWatch.Tests.Jobs;

public sealed class RecordItemsTests : IDisposable
{
    private static readonly IndicatorId Gas = new("gas");
    private static readonly IndicatorId Rail = new("rail");
    private static readonly DateTimeOffset Noon = new(2025, 6, 13, 12, 0, 0, TimeSpan.Zero);
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Items_become_signals_of_the_indicators_they_speak_of_and_days_are_counted()
    {
        await using var store = SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadWrite);

        var outcome = await RunAsync(store, Items());

        Assert.Equal(new RecordOutcome(5, 1, 4), outcome);
        Assert.Equal(["2025-06-12 1", "2025-06-13 2"], await CountsAsync(store, Gas));
        Assert.Equal(["2025-06-13 1"], await CountsAsync(store, Rail));
    }

    [Fact]
    public async Task Recording_twice_changes_nothing()
    {
        await using var store = SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadWrite);
        await RunAsync(store, Items());
        var before = await ContentAsync(store);

        var again = await RunAsync(store, Items());

        Assert.Equal(default, again);
        Assert.Equal(before, await ContentAsync(store));
    }

    [Fact]
    public async Task Dying_before_any_write_and_running_again_gives_the_same_history()
    {
        await using var undisturbed = SqliteTableStore.Open(_directory.Combine("whole"), StoreAccess.ReadWrite);
        var counter = new DyingStore(undisturbed, int.MaxValue);
        await RunAsync(counter, Items());
        var expected = await ContentAsync(undisturbed);

        for (var death = 1; death <= counter.Writes; death++)
        {
            await using var store = SqliteTableStore.Open(_directory.Combine(FormattableString.Invariant($"dies{death}")), StoreAccess.ReadWrite);
            await Assert.ThrowsAsync<IOException>(() => RunAsync(new DyingStore(store, death), Items()));

            await RunAsync(store, Items());

            Assert.Equal(expected, await ContentAsync(store));
        }

        Assert.True(counter.Writes >= 6, FormattableString.Invariant($"only {counter.Writes} writes were seen"));
    }

    [Fact]
    public async Task An_undated_item_keeps_the_time_of_its_interrupted_first_reading()
    {
        await using var store = SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadWrite);
        await Assert.ThrowsAsync<IOException>(() => RunAsync(new DyingStore(store, 3), [Item("undated", "gas", Noon)]));

        await RunAsync(store, [Item("undated", "gas", Noon.AddDays(1))]);

        Assert.Equal(["2025-06-13 1"], await CountsAsync(store, Gas));
    }

    private static async Task<RecordOutcome> RunAsync(ITableStore store, IReadOnlyList<StoredItem> items)
    {
        var signals = new SignalHistory(store);
        var recounts = new DueRecounts(store);
        var record = new RecordItems(new WordClassifier("gas", "rail"), new ItemHistory(store), signals, recounts);
        var outcome = await record.RunAsync(items, TestContext.Current.CancellationToken);
        await new AssessIndicators(TestPack.Of(Gas, Rail), store, new CoverageHistory(store), new FakeTimeProvider(Noon.AddDays(2))).RunAsync(TestContext.Current.CancellationToken);
        return outcome;
    }

    private static async Task<List<string>> CountsAsync(ITableStore store, IndicatorId indicator)
    {
        var counts = new List<string>();
        await foreach (var day in new DailyCounts(store).ReadAsync(indicator, DateOnly.MinValue, DateOnly.MaxValue, TestContext.Current.CancellationToken))
        {
            counts.Add(FormattableString.Invariant($"{day.Day:yyyy-MM-dd} {day.Items}"));
        }

        return counts;
    }

    private static async Task<List<string>> ContentAsync(ITableStore store)
    {
        var content = new List<string>();
        foreach (var indicator in new[] { Gas, Rail })
        {
            await foreach (var signal in new SignalHistory(store).NewestFirstAsync(
                indicator, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, null, TestContext.Current.CancellationToken))
            {
                content.Add(signal.ToString());
            }

            content.AddRange(await CountsAsync(store, indicator));
        }

        content.Add(FormattableString.Invariant($"{(await new DueRecounts(store).PendingAsync(TestContext.Current.CancellationToken)).Count} pending"));
        return content;
    }

    private static StoredItem[] Items() =>
    [
        Item("a", "gas in winter", Noon.AddDays(-1)),
        Item("b", "gas by rail", Noon),
        Item("c", "more gas", Noon),
        Item("d", "football", Noon),
        Item("e", "газ", Noon) with { Language = "ru" },
    ];

    private static StoredItem Item(string id, string title, DateTimeOffset seen) => new()
    {
        SourceId = new SourceId("outlet"),
        ItemId = new ItemId(id),
        Title = title,
        Url = $"https://outlet.example/{id}",
        Publisher = "outlet",
        Outlet = "The Outlet",
        Language = "en",
        Published = null,
        FirstSeen = seen,
        Time = seen,
        IsBackfill = false,
        Text = "",
        TextOrigin = TextOrigin.Title,
    };
}
