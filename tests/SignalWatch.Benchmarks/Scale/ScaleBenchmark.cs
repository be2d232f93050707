using System.Diagnostics;
using System.Globalization;
using SignalWatch.History;
using SignalWatch.Jobs;
using SignalWatch.Packs;

namespace SignalWatch.Benchmarks.Scale;

/// <summary>
/// Simulated sources on loopback, read by competing worker processes over one Azurite: whether each item is read once and none is
/// lost, where rows are written, and how calls grow with sources.
/// </summary>
internal static class ScaleBenchmark
{
    /// <summary>How calls grow with sources, then how 2,000 sources are shared by more and more processes.</summary>
    public static readonly IReadOnlyList<(int Sources, int Workers)> Growth = [(250, 2), (500, 2), (1000, 2), (2000, 2), (2000, 1), (2000, 4)];

    private static readonly TimeSpan UntilDue = TimeSpan.FromHours(3);

    /// <summary>Measures each combination.</summary>
    /// <param name="combinations">Numbers of sources and of worker processes.</param>
    /// <param name="countsPath">Where counted operations are written for the cost table; null for nowhere.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task RunAsync(
        IReadOnlyList<(int Sources, int Workers)> combinations, string? countsPath, CancellationToken cancellationToken)
    {
        Console.WriteLine("| sources | workers | round | seconds | sources/s | read | passed over | items | lost | pages asked twice | left in queue | calls | calls/source | hottest partition (rows written) |");
        Console.WriteLine("| ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |");
        ScaleCounts? counts = null;
        foreach (var (sources, workers) in combinations)
        {
            counts = await RunAsync(sources, workers, cancellationToken);
        }

        counts?.Print();
        if (counts is not null && countsPath is not null)
        {
            await File.WriteAllTextAsync(countsPath, counts.ToTsv(), cancellationToken);
        }
    }

    private static async Task<ScaleCounts> RunAsync(int sources, int workers, CancellationToken cancellationToken)
    {
        await using var storage = await LocalStorage.StartAsync(cancellationToken);
        await using var server = await ScaleServer.StartAsync(cancellationToken);
        var store = new ScaleStore(storage.ConnectionString);
        var pack = ScalePack.Of(sources);
        await store.Queue.CreateAsync(cancellationToken: cancellationToken);
        store.Requests.Take();

        var clock = new SimulatedClock(ScalePack.Start);
        var poll = new PollSources(pack, new SourceHistory(store.Partitions), clock);
        var assess = new AssessIndicators(pack, store.Partitions, new CoverageHistory(store.Partitions), clock);

        // The next tick comes while the queue is still full: every source waits in it twice.
        await EnqueueAsync(poll, store, cancellationToken);
        var polled = store.Requests.Take();
        await EnqueueAsync(poll, store, cancellationToken);
        var first = await RoundAsync("all new", storage, server, store, pack, workers, clock.GetUtcNow(), cancellationToken);
        store.Requests.Take();
        var assessed = await AssessAsync("all new", assess, store, cancellationToken);

        clock.AdvanceTo(clock.GetUtcNow() + UntilDue);
        await EnqueueAsync(poll, store, cancellationToken);
        var second = await RoundAsync("nothing new", storage, server, store, pack, workers, clock.GetUtcNow(), cancellationToken);
        store.Requests.Take();
        var idle = await AssessAsync("nothing new", assess, store, cancellationToken);
        return new ScaleCounts(first, second, polled, assessed, idle);
    }

    private static async Task EnqueueAsync(PollSources poll, ScaleStore store, CancellationToken cancellationToken)
    {
        foreach (var id in await poll.RunAsync(cancellationToken))
        {
            await store.Queue.SendMessageAsync(id.Value, cancellationToken);
        }
    }

    private static async Task<ScaleRound> RoundAsync(
        string name, LocalStorage storage, ScaleServer server, ScaleStore store, Pack pack, int workers, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (seconds, reports) = await WorkerProcesses.RunAsync(workers, storage.ConnectionString, server.Port, pack.Sources.Count, now, cancellationToken);
        var left = (await store.Queue.GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCount;
        var stored = await new ItemHistory(store.Partitions)
            .OfDayAsync(DateOnly.FromDateTime(ScalePack.Start.UtcDateTime), cancellationToken).CountAsync(cancellationToken);
        var round = new ScaleRound(pack.Sources.Count, workers, seconds, reports, left, server.PagesAsked.Values.Count(times => times > 1), stored);
        Print(name, round);
        return round;
    }

    private static void Print(string name, ScaleRound round)
    {
        var expected = round.Sources * ScaleServer.Items;
        var (read, passed) = (round.Reports.Sum(report => report.Read), round.Reports.Sum(report => report.PassedOver));
        var hottest = string.Join(", ", round.Hottest.Take(3).Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Partition} {one.Rows:#,0}")));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {round.Sources:#,0} | {round.Workers} | {name} | {round.Seconds:0.0} | {read / round.Seconds:0} | {read:#,0} | {passed:#,0} | {round.Reports.Sum(report => report.Items):#,0} | {expected - round.ItemsStored:#,0} | {round.PagesTwice} | {round.Left} | {round.Requests:#,0} | {(double)round.Requests / round.Sources:0.0} | {hottest} |"));
        if (round.Reports.Sum(report => report.Failed) is > 0 and var failed)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{failed} sources failed."));
        }
    }

    private static async Task<IReadOnlyDictionary<string, long>> AssessAsync(
        string name, AssessIndicators assess, ScaleStore store, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        await assess.RunAsync(cancellationToken);
        var requests = store.Requests.Take();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| | | assess, {name} | {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} | | | | | | | | {requests.Values.Sum():#,0} | | |"));
        return requests;
    }
}
