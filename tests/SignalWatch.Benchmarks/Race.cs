using System.Diagnostics;

namespace SignalWatch.Benchmarks;

/// <summary>Times contenders in turns within one process, so that a busy machine is as slow for each.</summary>
public static class Race
{
    private const int Rounds = 41;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    /// <summary>Runs all and prints median and least times, each as a ratio to the first contender's, and what one run allocates.</summary>
    /// <param name="contenders">The first is ours.</param>
    /// <returns>The first contender's median, in milliseconds.</returns>
    public static double Run(IReadOnlyList<Contender> contenders)
    {
        foreach (var contender in contenders)
        {
            // Until the runtime has compiled the hot methods for good.
            for (var watch = Stopwatch.StartNew(); watch.Elapsed < WarmUp;)
            {
                contender.Run();
            }
        }

        var times = contenders.Select(_ => new List<double>(Rounds)).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            for (var turn = 0; turn < contenders.Count; turn++)
            {
                var index = (turn + round) % contenders.Count;
                times[index].Add(TimeOf(contenders[index]));
            }
        }

        times.ForEach(list => list.Sort());
        var ours = times[0][Rounds / 2];
        for (var index = 0; index < contenders.Count; index++)
        {
            var (median, least) = (times[index][Rounds / 2], times[index][0]);
            Console.WriteLine(FormattableString.Invariant(
                $"{contenders[index].Name,-34} median {median,8:0.00} ms ({median / ours,6:0.00} x), least {least,8:0.00} ms, {AllocatedBy(contenders[index]) / 1024.0,9:#,0} KB allocated"));
        }

        return ours;
    }

    private static double TimeOf(Contender contender)
    {
        // Nobody pays for what another left behind.
        GC.Collect();
        var began = Stopwatch.GetTimestamp();
        contender.Run();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static long AllocatedBy(Contender contender)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        contender.Run();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
