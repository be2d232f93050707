using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace SignalWatch.Benchmarks;

/// <summary>Times Python's feedparser on a feed, where that is installed.</summary>
internal static class PythonFeedparser
{
    // One process, many repeats: neither the interpreter's start nor the import is part of the time.
    private const string Script = """
        import statistics, sys, time, feedparser
        data = open(sys.argv[1], 'rb').read()
        times = []
        for _ in range(23):
            began = time.perf_counter()
            parsed = feedparser.parse(data)
            times.append((time.perf_counter() - began) * 1000)
        assert len(parsed.entries) > 0
        print(feedparser.__version__, statistics.median(times[3:]), min(times[3:]))
        """;

    /// <summary>Prints its time, or that it is missing.</summary>
    /// <param name="bytes">The feed.</param>
    /// <param name="ours">Our median in milliseconds, for the ratio.</param>
    public static void Run(byte[] bytes, double ours)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, bytes);
            Console.WriteLine(Answer(["-c", Script, file])?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var version, var median, var least]
                ? Line(version, double.Parse(median, CultureInfo.InvariantCulture), double.Parse(least, CultureInfo.InvariantCulture), ours)
                : "Python's feedparser is not installed (`python3 -c \"import feedparser\"` fails), so it is not compared.");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Line(string version, double median, double least, double ours) =>
        FormattableString.Invariant($"{"Python feedparser " + version,-34} median {median,8:0.00} ms ({median / ours,6:0.00} x), least {least,8:0.00} ms, in a process of its own");

    private static string? Answer(IEnumerable<string> arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("python3", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false });
            var answer = process?.StandardOutput.ReadToEnd();
            process?.WaitForExit();
            return process?.ExitCode == 0 ? answer?.Trim() : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
