using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Jobs;
using SignalWatch.Packs;
using SignalWatch.Scoring;

namespace SignalWatch.Benchmarks;

/// <summary>How fast an archive is scored and written into SQLite, and with how much memory. Training is not part of the time.</summary>
public static class ReplayBenchmark
{
    /// <summary>Replays the archive into a new directory and prints the figures.</summary>
    /// <param name="archivePath">A tab-separated archive.</param>
    /// <param name="cancellationToken">Stops the replay.</param>
    public static async Task RunAsync(string archivePath, CancellationToken cancellationToken)
    {
        var directory = Directory.CreateTempSubdirectory("signalwatch-replay-");
        try
        {
            var pack = PackReader.Read(PackLocator.Find(Path.Combine("src", "packs", "north-south")));
            var classifier = await ModelCache.LoadOrTrainAsync(pack, directory.FullName, new Quiet(), NullLogger.Instance, cancellationToken);
            await using var store = SqliteTableStore.Open(directory.FullName, StoreAccess.ReadWrite);
            var signals = new SignalHistory(store);
            var recounts = new DueRecounts(store);
            var coverage = new CoverageHistory(store);
            var clock = new SimulatedClock(DateTimeOffset.MinValue);
            var replay = new ReplayArchive(
                new RecordItems(classifier, new ItemHistory(store), signals, recounts),
                coverage,
                new AssessIndicators(pack, store, coverage, clock),
                clock);
            var watch = Stopwatch.StartNew();
            var outcome = await replay.RunAsync(new ArchiveReader(archivePath), "en", new QuietProgress(), cancellationToken);
            var seconds = watch.Elapsed.TotalSeconds;
            Console.WriteLine(FormattableString.Invariant($"{outcome.Lines:#,0} items in {seconds:0.00} s: {outcome.Lines / seconds:#,0} items a second, {outcome.Recorded.Signals:#,0} signals"));
            Console.WriteLine(FormattableString.Invariant($"peak working set {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0:0} MB, training included"));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private sealed class Quiet : IProgress<string>
    {
        public void Report(string value) => Console.Error.WriteLine(value);
    }

    private sealed class QuietProgress : IProgress<double>
    {
        public void Report(double value)
        {
        }
    }
}
