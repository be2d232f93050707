using System.Diagnostics;
using SignalWatch.Assessment;
using SignalWatch.Feeds;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Jobs;
using SignalWatch.Packs;

namespace SignalWatch.Benchmarks;

/// <summary>How long a cycle of assessment takes behind a million signals in SQLite, and what it asks of the store.</summary>
public static class AssessBenchmark
{
    private const int History = 1_000_000;
    private const int BatchSize = 4000;
    private const int NewItems = 500;

    private static readonly DateTimeOffset Start = new(2023, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = Start.AddDays(730);

    /// <summary>Fills a temporary directory, assesses its last days once, then times cycles of 500 new items each.</summary>
    /// <param name="cancellationToken">Stops between batches.</param>
    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        var directory = Directory.CreateTempSubdirectory("signalwatch-assess-");
        try
        {
            await using var store = SqliteTableStore.Open(directory.FullName, StoreAccess.ReadWrite);
            var pack = PackReader.Read(PackLocator.Find(Path.Combine("src", "packs", "north-south")));
            var counting = new CountingStore(store);
            var (signals, recounts) = (new SignalHistory(counting), new DueRecounts(counting));
            var coverage = new CoverageHistory(counting);
            await coverage.MarkAsync(SourceCoverage.ArchiveSource, DateOnly.FromDateTime(Start.UtcDateTime), DateOnly.FromDateTime(End.UtcDateTime), cancellationToken);
            var clock = new SimulatedClock(End.AddHours(2));
            var alerts = new RaiseAlerts(pack, counting, clock);
            var assess = new AssessIndicators(pack, counting, coverage, clock, alerts);
            var news = new InventedNews(seed: 11);
            var made = Enumerable.Range(0, History).Select(number => SignalOf(pack, number, Start + ((End - Start) / History * number), news));
            foreach (var batch in made.Chunk(BatchSize))
            {
                await signals.AddAsync(batch, cancellationToken);
            }

            var last = Enumerable.Range(1, 6).SelectMany(day => pack.Indicators.Select(indicator => (indicator.Id, DateOnly.FromDateTime(End.UtcDateTime.AddDays(-day)))));
            await recounts.MarkAsync([.. last], "last", cancellationToken);
            counting.Take();
            await MeasureAsync($"the last six days, of {History / 730} signals each", assess, counting, cancellationToken);
            for (var cycle = 0; cycle < 3; cycle++)
            {
                var time = End.AddHours(-2 + cycle);
                var fresh = Enumerable.Range(0, NewItems).Select(number => SignalOf(pack, History + (cycle * NewItems) + number, time.AddSeconds(number), news)).ToList();
                await signals.AddAsync(fresh, cancellationToken);
                await recounts.MarkAsync([.. fresh.Select(signal => (signal.IndicatorId, DateOnly.FromDateTime(signal.Time.UtcDateTime)))], FormattableString.Invariant($"cycle{cycle}"), cancellationToken);
                counting.Take();
                await MeasureAsync($"a cycle of {NewItems} new items", assess, counting, cancellationToken);
            }
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(string what, AssessIndicators assess, CountingStore store, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var days = (await assess.RunAsync(cancellationToken)).Days;
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        Console.WriteLine(FormattableString.Invariant($"{what}: {seconds:0.00} s, {days} days of indicators counted, {store.Take()}"));
    }

    private static Signal SignalOf(Pack pack, int number, DateTimeOffset time, InventedNews news)
    {
        var title = news.Next();
        return new Signal
        {
            IndicatorId = pack.Indicators[number % pack.Indicators.Count].Id,
            ItemId = new ItemId(FormattableString.Invariant($"abcdefghijklmnop{number:D10}")),
            SourceId = new SourceId(FormattableString.Invariant($"outlet-{number % 50}")),
            Time = time,
            Probability = 0.5 + (number % 50 / 100.0),
            Title = title,
            Publisher = FormattableString.Invariant($"publisher-{number % 30}"),
            Outlet = FormattableString.Invariant($"Outlet {number % 50}"),
            Url = FormattableString.Invariant($"https://news.example/articles/{number}"),
            Why = "freight + route (+1.9), southern (+0.8)",
            Sentence = title,
            ModelVersion = "0123456789abcdef",
            IsBackfill = false,
        };
    }
}
