using System.Diagnostics;

namespace SignalWatch.Benchmarks;

/// <summary>How long the command takes as a whole process, from start to exit.</summary>
public static class ProcessBenchmark
{
    private const int Runs = 15;

    /// <summary>Runs the built command repeatedly and prints the least, the median and the greatest time.</summary>
    /// <param name="arguments">The command line, such as <c>history georgian-protests --data signalwatch-demo</c>.</param>
    /// <exception cref="InvalidOperationException">The command failed, so its time means nothing.</exception>
    public static void Run(IReadOnlyList<string> arguments)
    {
        var command = Path.Combine("src", "SignalWatch.Cli", "bin", "Release", "net10.0", "SignalWatch.Cli.dll");
        var times = Enumerable.Range(0, Runs + 1).Select(_ => TimeOf([command, .. arguments])).Skip(1).Order().ToArray();
        Console.WriteLine(FormattableString.Invariant(
            $"signalwatch {string.Join(' ', arguments)}: {times[0]:0} ms at least, median {times[times.Length / 2]:0} ms, {times[^1]:0} ms at most, of {Runs} runs after one warm-up"));
    }

    private static double TimeOf(IEnumerable<string> arguments)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, UseShellExecute = false })
            ?? throw new InvalidOperationException("dotnet did not start.");
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? watch.Elapsed.TotalMilliseconds : throw new InvalidOperationException(FormattableString.Invariant($"The command ended with {process.ExitCode}."));
    }
}
