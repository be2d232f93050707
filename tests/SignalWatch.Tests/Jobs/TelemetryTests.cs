using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;
using Microsoft.Extensions.Time.Testing;
using SignalWatch.Alerts.Delivery;
using SignalWatch.Feeds;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Jobs;
using SignalWatch.Packs;
using SignalWatch.Tests.Feeds;
using SignalWatch.Tests.History;

namespace SignalWatch.Tests.Jobs;

public sealed class TelemetryTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2025, 6, 20, 18, 0, 0, TimeSpan.Zero);
    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void The_document_lists_every_metric_with_its_unit_and_no_other()
    {
        var declared = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name == WatchTelemetry.Name)
            {
                declared.Add($"{instrument.Name} {instrument.Unit}");
            }
        };
        WatchTelemetry.Mailed(OutboxState.Queued);

        listener.Start();

        Assert.True(declared.Count >= 10);
        Assert.Equal(declared.Order(StringComparer.Ordinal), Rows("## Metrics").Select(cells => $"{cells[0]} {cells[1]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_document_lists_every_span_and_tag_and_no_other()
    {
        var constants = typeof(WatchTelemetry).GetFields(BindingFlags.NonPublic | BindingFlags.Static).Where(field => field.IsLiteral)
            .ToLookup(field => field.Name.EndsWith("Span", StringComparison.Ordinal), field => (string)field.GetRawConstantValue()!);

        Assert.Equal(constants[true].Order(StringComparer.Ordinal), Rows("## Spans").Select(cells => cells[0]).Order(StringComparer.Ordinal));
        Assert.Equal(constants[false].Order(StringComparer.Ordinal), Rows("## Tags").Select(cells => cells[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Spans_name_items_by_id_and_hold_nothing_of_what_they_say()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = ListenerFor(spans);
        await using var store = SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadWrite);
        var name = $"telemetry{Guid.NewGuid():N}";

        await RecordAsync(store, name, Now);

        var own = spans.Where(span => ItemsOf(span).Contains($"outlet/{name}", StringComparer.Ordinal)).ToList();
        Assert.Equal(["signalwatch.score", "signalwatch.store"], own.Select(span => span.OperationName), StringComparer.Ordinal);
        Assert.All(own, span => Assert.DoesNotContain(span.TagObjects, tag => $"{tag.Value}".Contains("protest", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_lag_is_from_when_the_oldest_waiting_item_was_seen_to_its_assessment()
    {
        var measured = new ConcurrentQueue<double>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name == "signalwatch.assessment.lag")
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, value, _, _) => measured.Enqueue(value));
        listener.Start();
        await using var store = SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadWrite);
        await RecordAsync(store, "later", Now.AddSeconds(1));
        await RecordAsync(store, "first", Now.AddSeconds(-3));

        await new AssessIndicators(TestPack.Of(new IndicatorId("protest")), store, new CoverageHistory(store), new FakeTimeProvider(Now.AddSeconds(1234.5))).RunAsync(Ending);

        Assert.Contains(1237.5, measured);
    }

    [Fact]
    public async Task A_job_that_fails_leaves_a_request_in_error()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = ListenerFor(spans);
        await using var store = SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadWrite);
        var log = new RunLog(new RunHistory(store), new FakeTimeProvider(Now));
        var job = $"job{Guid.NewGuid():N}";

        await log.RunAsync(job, null, _ => Task.CompletedTask, Ending);
        await Assert.ThrowsAsync<StoreException>(() => log.RunAsync(job, null, _ => throw new StoreException("down"), Ending));

        var own = spans.Where(span => Equals(span.GetTagItem("signalwatch.job"), job)).ToList();
        Assert.Equal([ActivityStatusCode.Unset, ActivityStatusCode.Error], own.Select(span => span.Status));
        Assert.All(own, span => Assert.Equal(("signalwatch.job", ActivityKind.Server), (span.OperationName, span.Kind)));
    }

    private static ActivityListener ListenerFor(ConcurrentQueue<Activity> spans)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == WatchTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static async Task RecordAsync(ITableStore store, string id, DateTimeOffset seen) => await new RecordItems(
        new WordClassifier("protest"), new ItemHistory(store), new SignalHistory(store), new DueRecounts(store)).RunAsync(
        [
            new StoredItem
            {
                SourceId = new SourceId("outlet"), ItemId = new ItemId(id), Title = "protest", Publisher = "outlet", Outlet = "outlet", Language = "en",
                FirstSeen = seen, Time = seen, IsBackfill = false, Text = "protest", TextOrigin = TextOrigin.Title,
            },
        ],
        Ending);

    private static IReadOnlyList<string> ItemsOf(Activity span) => span.GetTagItem("signalwatch.items") as string[] ?? [];

    /// <summary>The cells of the table below a heading of the document, without the code marks.</summary>
    private static IEnumerable<string[]> Rows(string heading) => File.ReadLines(Path.Combine(SharedFeeds.Root, "docs", "telemetry.md"))
        .SkipWhile(line => line != heading)
        .Skip(1)
        .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(cell => cell.Trim('`')).ToArray());
}
