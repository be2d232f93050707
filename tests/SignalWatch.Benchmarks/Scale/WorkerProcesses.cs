using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace SignalWatch.Benchmarks.Scale;

/// <summary>Competing worker processes on one queue.</summary>
internal static class WorkerProcesses
{
    /// <summary>Starts them, lets them go at once when all are ready, and waits until all have ended.</summary>
    /// <param name="count">How many.</param>
    /// <param name="connectionString">The account.</param>
    /// <param name="port">The outlets' port.</param>
    /// <param name="sources">How many sources there are.</param>
    /// <param name="now">Their clock.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="InvalidOperationException">One of them ended without its report.</exception>
    public static async Task<(double Seconds, IReadOnlyList<WorkerReport> Reports)> RunAsync(
        int count, string connectionString, int port, int sources, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var processes = Enumerable.Range(0, count).Select(_ => Start(connectionString, port, sources, now)).ToList();
        foreach (var process in processes)
        {
            await process.StandardOutput.ReadLineAsync(cancellationToken);
        }

        var began = Stopwatch.GetTimestamp();
        processes.ForEach(process => process.StandardInput.WriteLine("go"));
        var lines = await Task.WhenAll(processes.Select(process => process.StandardOutput.ReadLineAsync(cancellationToken).AsTask()));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        processes.ForEach(process => process.Dispose());
        return (seconds, [.. lines.Select(line => line is null ? null : JsonSerializer.Deserialize<WorkerReport>(line))
            .Select(report => report ?? throw new InvalidOperationException("A worker ended without its report; its error is above."))]);
    }

    private static Process Start(string connectionString, int port, int sources, DateTimeOffset now)
    {
        string[] arguments =
        [
            "scale-worker", connectionString, port.ToString(CultureInfo.InvariantCulture), sources.ToString(CultureInfo.InvariantCulture),
            now.UtcTicks.ToString(CultureInfo.InvariantCulture),
        ];
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("The benchmark's own program file is not known.");
        return Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false })
            ?? throw new InvalidOperationException($"{program} could not be started.");
    }
}
