using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using SignalWatch.Articles;
using SignalWatch.Feeds.Fetching;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Jobs;
using SignalWatch.Packs;
using SignalWatch.Scoring;

namespace SignalWatch.Benchmarks;

/// <summary>How long polling many sources takes over real HTTP on loopback, scoring and SQLite included, and with how much memory.</summary>
public static class PollsBenchmark
{
    private const int Sources = 500;
    private const int OneIn = 10;
    private const int AtOnce = 8;

    /// <summary>Polls all sources three times: for the first time, with nothing new, and with one in ten having 20 new items.</summary>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        var directory = Directory.CreateTempSubdirectory("signalwatch-polls-");
        try
        {
            var clock = new SimulatedClock(new DateTimeOffset(2025, 6, 13, 0, 0, 0, TimeSpan.Zero));
            var pack = PackReader.Read(PackLocator.Find(Path.Combine("src", "packs", "north-south"))) with { Sources = [.. Enumerable.Range(0, Sources).Select(SourceOf)] };
            await using var server = await PollServer.StartAsync(clock, cancellationToken);
            await using var store = SqliteTableStore.Open(directory.FullName, StoreAccess.ReadWrite);
            var classifier = await ClassifierAsync(pack, cancellationToken);
            using var fetcher = new HttpFetcher(OptionsFor(pack, server), clock, NullLogger<HttpFetcher>.Instance);
            var cycle = CycleOf(pack, store, classifier, fetcher, clock);

            await MeasureAsync("first poll, all with items a year old", cycle, clock, server, cancellationToken);
            await MeasureAsync("nothing new, all answer 304", cycle, clock, server, cancellationToken);
            await MeasureAsync("nothing new, once more", cycle, clock, server, cancellationToken);
            foreach (var source in pack.Sources.Where((_, index) => index % OneIn == 0))
            {
                server.Publish(source.Url.Host);
            }

            await MeasureAsync(FormattableString.Invariant($"one in {OneIn} has {PollServer.Items} new items with pages"), cycle, clock, server, cancellationToken);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static Source SourceOf(int number)
    {
        var host = string.Create(CultureInfo.InvariantCulture, $"outlet-{number}.example");
        return new Source
        {
            Id = new SourceId(string.Create(CultureInfo.InvariantCulture, $"outlet-{number}")),
            Title = host,
            Url = new Uri($"http://{host}/feed"),
            Publisher = host,
            Language = "en",
            Interval = TimeSpan.FromMinutes(30),
            Trust = 1,
        };
    }

    // Politeness towards one host, a second between requests, is not what is measured.
    private static FetchOptions OptionsFor(Pack pack, PollServer server) => new()
    {
        MinimumHostGap = TimeSpan.Zero,
        LoopbackHosts = pack.Sources.ToDictionary(source => source.Url.Host, _ => server.EndPoint, StringComparer.OrdinalIgnoreCase),
    };

    // Kept between runs, so that from the second on the memory is that of polling and not of training.
    private static async Task<ClassifierModel> ClassifierAsync(Pack pack, CancellationToken cancellationToken)
    {
        var wasTrained = false;
        var told = new Told(() => wasTrained = true);
        var classifier = await ModelCache.LoadOrTrainAsync(
            pack, Path.Combine(Path.GetTempPath(), "signalwatch-benchmark-model"), told, NullLogger.Instance, cancellationToken);
        Console.WriteLine(wasTrained
            ? "The model was trained in this process, so the peak of memory includes that; run again for polling alone."
            : "The model was trained before; the peak of memory is that of the engine and the outlets' server together.");
        return classifier;
    }

    private static Func<CancellationToken, Task<(int Polled, RecordOutcome Recorded)>> CycleOf(
        Pack pack, SqliteTableStore store, IClassifier classifier, HttpFetcher fetcher, TimeProvider clock)
    {
        var (items, signals, recounts, sources) = (new ItemHistory(store), new SignalHistory(store), new DueRecounts(store), new SourceHistory(store));
        var poll = new PollSources(pack, sources, clock);
        var record = new RecordItems(classifier, items, signals, recounts);
        var coverage = new CoverageHistory(store);
        var read = new ReadSource(
            pack, fetcher, new ArticleFetcher(fetcher, clock), items, sources, coverage, record, clock, NullLogger<ReadSource>.Instance);
        var assess = new AssessIndicators(pack, store, coverage, clock);
        return async cancellationToken =>
        {
            var due = await poll.RunAsync(cancellationToken);
            var outcomes = new ReadOutcome[due.Count];
            var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(
                Enumerable.Range(0, due.Count), options, async (index, token) => outcomes[index] = await read.RunAsync(due[index], token));
            await assess.RunAsync(cancellationToken);
            return outcomes.All(outcome => outcome.IsOk)
                ? (due.Count, outcomes.Aggregate(default(RecordOutcome), (sum, outcome) => sum + outcome.Recorded))
                : throw new InvalidOperationException($"A source failed: {outcomes.First(outcome => !outcome.IsOk).Outcome}");
        };
    }

    private static async Task MeasureAsync(
        string title,
        Func<CancellationToken, Task<(int Polled, RecordOutcome Recorded)>> cycle,
        SimulatedClock clock,
        PollServer server,
        CancellationToken cancellationToken)
    {
        // Past every interval that a source may have been given.
        clock.AdvanceTo(clock.GetUtcNow().AddDays(40));
        server.TakeRequests();
        var began = Stopwatch.GetTimestamp();
        var (polled, recorded) = await cycle(cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        Console.WriteLine(FormattableString.Invariant(
            $"{polled} sources, {title}: {seconds:0.00} s, {server.TakeRequests():#,0} requests, {recorded.Items:#,0} items, {recorded.Signals:#,0} signals; peak working set {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0:0} MB"));
    }

    private sealed class Told(Action tell) : IProgress<string>
    {
        public void Report(string value) => tell();
    }
}
