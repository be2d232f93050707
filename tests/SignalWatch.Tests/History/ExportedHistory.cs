using Microsoft.Extensions.Time.Testing;
using SignalWatch.Feeds;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Jobs;
using SignalWatch.Packs;
using SignalWatch.Tests.Jobs;

namespace SignalWatch.Tests.History;

/// <summary>A history that the jobs made, for tests that carry it elsewhere, and what a whole store holds.</summary>
internal static class ExportedHistory
{
    public static readonly DateTimeOffset Now = new(2025, 6, 20, 18, 0, 0, TimeSpan.Zero);

    /// <summary>Records and assesses items of nine days, and adds a row with a value of every type.</summary>
    public static async Task FillAsync(ITableStore store, CancellationToken cancellationToken)
    {
        var pack = TestPack.Of(new IndicatorId("protest"), new IndicatorId("harbour"));
        var record = new RecordItems(
            new WordClassifier("protest", "harbour"), new ItemHistory(store), new SignalHistory(store), new DueRecounts(store));
        await record.RunAsync([.. Enumerable.Range(0, 24).Select(ItemOf)], cancellationToken);
        var coverage = new CoverageHistory(store);
        await coverage.MarkAsync(new SourceId("outlet"), DateOnly.FromDateTime(Now.AddDays(-9).UtcDateTime), DateOnly.FromDateTime(Now.UtcDateTime), cancellationToken);
        await new AssessIndicators(pack, store, coverage, new FakeTimeProvider(Now)).RunAsync(cancellationToken);
        await (await store.OpenAsync("allvalues", cancellationToken)).InsertAsync(
            [new Row { PartitionKey = "p '%", RowKey = "r", Properties = Values() }, new Row { PartitionKey = "p", RowKey = "empty" }], cancellationToken);
    }

    /// <summary>All rows as text, in order.</summary>
    public static async Task<IReadOnlyList<string>> ContentAsync(IExportableStore store, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        foreach (var name in await store.TableNamesAsync(cancellationToken))
        {
            lines.AddRange(await store.ScanAllAsync(name, cancellationToken).Select(row => $"{name} {TextOf(row)}").ToListAsync(cancellationToken));
        }

        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private static string TextOf(Row row) => $"{row.PartitionKey} {row.RowKey} " + string.Join(' ', row.Properties
        .OrderBy(one => one.Key, StringComparer.Ordinal)
        .Select(one => FormattableString.Invariant($"{one.Key}={one.Value.GetType().Name}:{(one.Value is DateTimeOffset time ? time.UtcTicks : one.Value)}")));

    private static StoredItem ItemOf(int number)
    {
        var time = Now.AddHours(-9 * number);
        var word = number % 3 == 0 ? "protest" : "harbour";
        return new StoredItem
        {
            SourceId = new SourceId("outlet"),
            ItemId = new ItemId(FormattableString.Invariant($"item{number:D3}")),
            Title = FormattableString.Invariant($"The {word} of day {number}: Тбилиси, تهران, \"quoted\" 🚂"),
            Publisher = "outlet",
            Outlet = "Outlet",
            Language = number % 7 == 6 ? "ka" : "en",
            FirstSeen = time,
            Time = time,
            Published = time,
            IsBackfill = false,
            Text = "First line.\nSecond line with \t and \u0001.",
            TextOrigin = TextOrigin.Article,
        };
    }

    private static Dictionary<string, object> Values() => new(StringComparer.Ordinal)
    {
        ["Empty"] = "", ["Text"] = "a\r\nb \u2028 🚂 <&>'\"", ["LooksLikeTime"] = "2025-01-17T00:00:00Z", ["Least"] = long.MinValue, ["Most"] = long.MaxValue,
        ["Tiny"] = double.Epsilon, ["Whole"] = 1.0, ["Negative"] = -0.0, ["Third"] = 1.0 / 3, ["Huge"] = -double.MaxValue, ["Yes"] = true, ["No"] = false,
        ["Time"] = Now.AddTicks(1_234_567), ["Early"] = new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero),
    };
}
