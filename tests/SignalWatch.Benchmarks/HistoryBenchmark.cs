using System.Diagnostics;
using System.Globalization;
using SignalWatch.Feeds;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Packs;

namespace SignalWatch.Benchmarks;

/// <summary>How fast history is written and read in SQLite, at a size of ten years of a busy pack.</summary>
public static class HistoryBenchmark
{
    internal const int Indicators = 15;
    private const int BatchSize = 4000;
    private const int PageSize = 100;
    private const int Reads = 50;

    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes signals into a temporary directory, reads pages of them, and prints rates.</summary>
    /// <param name="signals">How many, spread evenly over 15 indicators and two years.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    public static async Task RunAsync(int signals, CancellationToken cancellationToken)
    {
        var directory = Directory.CreateTempSubdirectory("signalwatch-benchmark-").FullName;
        try
        {
            await WriteAsync(directory, signals, cancellationToken);
            await ReadAsync(directory, signals, cancellationToken);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    internal static async Task WriteAsync(string directory, int signals, CancellationToken cancellationToken)
    {
        await using var store = SqliteTableStore.Open(directory, StoreAccess.ReadWrite);
        var history = new SignalHistory(store);
        var step = TimeSpan.FromDays(730) / signals;
        var elapsed = TimeSpan.Zero;
        for (var done = 0; done < signals; done += BatchSize)
        {
            var batch = Enumerable.Range(done, Math.Min(BatchSize, signals - done)).Select(number => SignalOf(number, Start + number * step)).ToList();
            var began = Stopwatch.GetTimestamp();
            await history.AddAsync(batch, cancellationToken);
            elapsed += Stopwatch.GetElapsedTime(began);
        }

        var bytes = new FileInfo(Path.Combine(directory, "signalwatch.db")).Length;
        Print($"wrote {signals:N0} signals in {elapsed.TotalSeconds:F1} s: {signals / elapsed.TotalSeconds:N0} rows/s, {bytes / 1e6:F0} MB");
    }

    private static async Task ReadAsync(string directory, int signals, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        await using var store = SqliteTableStore.Open(directory, StoreAccess.ReadOnly);
        var history = new SignalHistory(store);
        var first = await PageAsync(history, 0, cancellationToken);
        var cold = Stopwatch.GetElapsedTime(began);

        var times = new List<double>();
        for (var read = 0; read < Reads; read++)
        {
            began = Stopwatch.GetTimestamp();
            await PageAsync(history, read % Indicators, cancellationToken);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        times.Sort();
        Print($"open and first page of {first} newest of {signals:N0}: {cold.TotalMilliseconds:F1} ms");
        Print($"next pages of {PageSize}: median {times[Reads / 2]:F2} ms, slowest {times[^1]:F2} ms");
    }

    private static async Task<int> PageAsync(SignalHistory history, int indicator, CancellationToken cancellationToken) =>
        await history.NewestFirstAsync(IndicatorOf(indicator), DateTimeOffset.MinValue, DateTimeOffset.MaxValue, PageSize, cancellationToken)
            .CountAsync(cancellationToken);

    internal static IndicatorId IndicatorOf(int number) =>
        new(string.Create(CultureInfo.InvariantCulture, $"indicator-{number % Indicators:D2}"));

    private static Signal SignalOf(int number, DateTimeOffset time) => new()
    {
        IndicatorId = IndicatorOf(number),
        ItemId = new ItemId(string.Create(CultureInfo.InvariantCulture, $"abcdefghijklmnop{number:D10}")),
        SourceId = new SourceId("a-news-agency"),
        Time = time,
        Probability = number % 100 / 100.0,
        Title = "Freight on the southern route grows for the third month in a row",
        Publisher = "agency",
        Outlet = "A news agency",
        Url = string.Create(CultureInfo.InvariantCulture, $"https://news.example/articles/{number}"),
        Why = "freight + route (+1.9), southern (+0.8), third month (+0.2)",
        Sentence = "Freight on the southern route has grown for the third month in a row, the railway said.",
        ModelVersion = "0123456789abcdef",
        IsBackfill = false,
    };

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
