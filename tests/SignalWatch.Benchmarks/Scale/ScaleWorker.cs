using System.Globalization;
using System.Text.Json;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging.Abstractions;
using SignalWatch.Articles;
using SignalWatch.Feeds.Fetching;
using SignalWatch.History;
using SignalWatch.Jobs;
using SignalWatch.Packs;

namespace SignalWatch.Benchmarks.Scale;

/// <summary>
/// A process of its own that takes source ids from the queue and reads those sources until the queue is empty, as an instance of the
/// Functions app does. It says "ready", waits for a line, and ends with its <see cref="WorkerReport"/>.
/// </summary>
internal sealed class ScaleWorker
{
    /// <summary>The queue's name.</summary>
    public const string QueueName = "sources";

    private const int AtOnce = 16;
    private static readonly TimeSpan Invisible = TimeSpan.FromMinutes(10);

    private readonly ScaleStore _store;
    private readonly PollSources _poll;
    private readonly ReadSource _read;
    private int _done;
    private int _passedOver;
    private int _failed;
    private int _items;

    private ScaleWorker(ScaleStore store, Pack pack, HttpFetcher fetcher, TimeProvider clock)
    {
        _store = store;
        var (items, sources) = (new ItemHistory(store.Partitions), new SourceHistory(store.Partitions));
        var record = new RecordItems(new InventedClassifier(pack), items, new SignalHistory(store.Partitions), new DueRecounts(store.Partitions));
        _poll = new PollSources(pack, sources, clock);
        _read = new ReadSource(
            pack, fetcher, new ArticleFetcher(fetcher, clock), items, sources, new CoverageHistory(store.Partitions), record, clock, NullLogger<ReadSource>.Instance);
    }

    /// <summary>Runs as a worker.</summary>
    /// <param name="args">The account's connection string, the outlets' port, how many sources there are, and the clock's UTC ticks.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task RunAsync(IReadOnlyList<string> args, CancellationToken cancellationToken)
    {
        var pack = ScalePack.Of(int.Parse(args[2], CultureInfo.InvariantCulture));
        var clock = new SimulatedClock(new DateTimeOffset(long.Parse(args[3], CultureInfo.InvariantCulture), TimeSpan.Zero));
        var options = new FetchOptions
        {
            // Politeness towards one host, a second between requests, is not what is measured.
            MinimumHostGap = TimeSpan.Zero,
            LoopbackHosts = ScalePack.HostsOf(pack, int.Parse(args[1], CultureInfo.InvariantCulture)),
        };
        using var fetcher = new HttpFetcher(options, clock, NullLogger<HttpFetcher>.Instance);
        var worker = new ScaleWorker(new ScaleStore(args[0]), pack, fetcher, clock);
        Console.WriteLine("ready");
        await Console.In.ReadLineAsync(cancellationToken);
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => worker.DrainAsync(cancellationToken)));
        Console.WriteLine(JsonSerializer.Serialize(worker.Report()));
    }

    private async Task DrainAsync(CancellationToken cancellationToken)
    {
        while (await _store.Queue.ReceiveMessageAsync(Invisible, cancellationToken) is { Value: { } message })
        {
            await ReadAsync(message, cancellationToken);
            await _store.Queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellationToken);
        }
    }

    private async Task ReadAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        var id = new SourceId(message.Body.ToString());
        if (!await _poll.IsDueAsync(id, cancellationToken))
        {
            Interlocked.Increment(ref _passedOver);
            return;
        }

        var outcome = await _read.RunAsync(id, cancellationToken);
        Interlocked.Increment(ref _done);
        Interlocked.Add(ref _failed, outcome.IsOk ? 0 : 1);
        Interlocked.Add(ref _items, outcome.Recorded.Items);
    }

    private WorkerReport Report() => new()
    {
        Read = _done,
        PassedOver = _passedOver,
        Failed = _failed,
        Items = _items,
        Requests = _store.Requests.Take(),
        Partitions = _store.Partitions.Take(),
    };
}
