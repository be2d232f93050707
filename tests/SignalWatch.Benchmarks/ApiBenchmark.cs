using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using SignalWatch.Assessment;
using SignalWatch.History.Tables;
using SignalWatch.Packs;
using SignalWatch.Web;
using SignalWatch.Web.Api;
using SignalWatch.Web.Pipeline;

namespace SignalWatch.Benchmarks;

/// <summary>How fast the HTTP API answers over a million signals in SQLite, Kestrel and its client in one process on loopback.</summary>
public static class ApiBenchmark
{
    private const int Signals = 1_000_000;
    private const int Days = 400;
    private const int Pages = 3000;
    private const int PageReaders = 4;
    private const int CardReaders = 16;
    private const double Megabyte = 1e6;
    private const long Sampled = 8_000_000;

    private static readonly TimeSpan CardTime = TimeSpan.FromSeconds(5);
    private static readonly DateOnly LastDay = new(2026, 12, 31);

    /// <summary>Fills the directory when it is empty, asks for pages, cards and the export, and prints rates.</summary>
    public static async Task RunAsync(string directory, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(directory, SqliteTableStore.FileName)))
        {
            await HistoryBenchmark.WriteAsync(directory, Signals, cancellationToken);
            await FillAsync(directory, cancellationToken);
            Console.WriteLine("filled; run again, so that memory is measured without the filling");
            return;
        }

        await using var store = SqliteTableStore.Open(directory, StoreAccess.ReadWrite);
        await using var site = Site(store);
        await site.StartAsync(cancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(new Uri(site.Urls.First()), "/api/v1/") };
        for (var turn = 0; turn < 2; turn++)
        {
            await PagesAsync(client, cancellationToken);
            await CardsAsync(client, cancellationToken);
            await ExportAsync(client, "ndjson", cancellationToken);
            await ExportAsync(client, "csv", cancellationToken);
        }
    }

    private static WebApplication Site(SqliteTableStore store)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
        {
            RequestLimits.Apply(server);
            server.Listen(IPAddress.Loopback, 0);
        });
        builder.Services.AddWatch(PackOf(), store, TimeProvider.System).AddSite(options => options.TrustsLoopback = true);
        var site = builder.Build();
        site.UseSite(routes => routes.MapApi());
        return site;
    }

    private static async Task PagesAsync(HttpClient client, CancellationToken cancellationToken)
    {
        var times = new double[Pages];
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, PageReaders).Select(async _ =>
        {
            for (var page = Interlocked.Increment(ref next); page < Pages; page = Interlocked.Increment(ref next))
            {
                var began = Stopwatch.GetTimestamp();
                var to = LastDay.AddDays(-(page * 7919 % 700)).ToString("O", CultureInfo.InvariantCulture);
                await client.GetByteArrayAsync(new Uri($"indicators/{HistoryBenchmark.IndicatorOf(page)}/signals?limit=100&to={to}", UriKind.Relative), cancellationToken);
                times[page] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            }
        }));
        Array.Sort(times);
        Print($"pages of 100 signals, {PageReaders} readers: median {times[Pages / 2]:F2} ms, p95 {times[Pages * 95 / 100]:F2} ms, p99 {times[Pages * 99 / 100]:F2} ms");
    }

    private static async Task CardsAsync(HttpClient client, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, CardReaders).Select(async _ =>
        {
            var count = 0;
            for (; Stopwatch.GetElapsedTime(began) < CardTime; count++)
            {
                await client.GetByteArrayAsync(new Uri("scenarios", UriKind.Relative), cancellationToken);
            }

            return count;
        }));
        Print($"scenario cards, {CardReaders} readers: {counts.Sum() / Stopwatch.GetElapsedTime(began).TotalSeconds:N0} requests/s");
    }

    private static async Task ExportAsync(HttpClient client, string format, CancellationToken cancellationToken)
    {
        var (began, busy) = (Stopwatch.GetTimestamp(), Environment.CpuUsage);
        var (bytes, rows, peak) = (0L, 0L, 0L);
        using var response = await client.GetAsync(
            new Uri($"signals?format={format}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[256 * 1024];
        for (int read; (read = await body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            bytes += read;
            rows += buffer.AsSpan(0, read).Count((byte)'\n');
            if (bytes / Sampled != (bytes - read) / Sampled)
            {
                peak = Math.Max(peak, Environment.WorkingSet);
            }
        }

        var elapsed = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var (user, system) = (Environment.CpuUsage.UserTime - busy.UserTime, Environment.CpuUsage.PrivilegedTime - busy.PrivilegedTime);
        Print($"{format} of {rows:N0} rows: {elapsed:F2} s ({user.TotalSeconds:F2} s of processor in the program, {system.TotalSeconds:F2} s in the kernel, client included), {rows / elapsed:N0} rows/s, {bytes / elapsed / Megabyte:F0} MB/s, working set at most {peak / Megabyte:F0} MB");
    }

    private static async Task FillAsync(string directory, CancellationToken cancellationToken)
    {
        await using var store = SqliteTableStore.Open(directory, StoreAccess.ReadWrite);
        var pack = PackOf();
        for (var back = Days; back >= 0; back--)
        {
            var day = LastDay.AddDays(-back);
            await new LikelihoodHistory(store).SaveAsync(Likelihoods.Of(pack, [], day, new LikelihoodOptions()), cancellationToken);
        }
    }

    private static Pack PackOf() => new()
    {
        Id = "benchmark",
        Title = "Benchmark",
        Scale = new ProbabilityScale { Name = "own", Words = [new LikelihoodWord("possible", 0, 1, 0.5)] },
        Scenarios = [.. Enumerable.Range(0, 4).Select(number => new Scenario { Id = ScenarioOf(number), Title = "Scenario", Statement = "It comes so.", PublishedWord = "possible" })],
        Indicators = [.. Enumerable.Range(0, HistoryBenchmark.Indicators).Select(number => new Indicator
        {
            Id = HistoryBenchmark.IndicatorOf(number),
            Title = "Indicator",
            Question = "Does it come so?",
            HalfLife = TimeSpan.FromDays(30),
            About = [],
            Bearings = Enumerable.Range(0, 4).ToDictionary(ScenarioOf, _ => new Bearing(1, "It shows.")),
        })],
        Sources = [],
        Concepts = [],
        ExamplesPath = "",
    };

    private static ScenarioId ScenarioOf(int number) => new(string.Create(CultureInfo.InvariantCulture, $"scenario-{number}"));

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
