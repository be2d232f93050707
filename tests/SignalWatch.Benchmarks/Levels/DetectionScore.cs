using System.Runtime.InteropServices;

namespace SignalWatch.Benchmarks.Levels;

/// <summary>How soon an outbreak was found: probabilities, since a day on the threshold alarms with one.</summary>
/// <param name="ByDay1">Found on its first day.</param>
/// <param name="ByDay3">Found by its third.</param>
/// <param name="ByDay7">Found by its seventh.</param>
/// <param name="Delay">Days until it was found; what was not found counts the days watched.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DetectionScore(double ByDay1, double ByDay3, double ByDay7, double Delay)
{
    /// <summary>The score of one outbreak.</summary>
    /// <param name="days">The statistic on its days.</param>
    /// <param name="threshold">The threshold.</param>
    public static DetectionScore Of(double[] days, AlarmThreshold threshold)
    {
        var (missed, delay) = (1.0, 0.0);
        var found = new double[days.Length];
        for (var day = 0; day < days.Length; day++)
        {
            missed *= 1 - threshold.AlarmOn(days[day]);
            delay += missed;
            found[day] = 1 - missed;
        }

        return new DetectionScore(found[0], found[2], found[6], delay);
    }

    /// <summary>The mean of some.</summary>
    public static DetectionScore Mean(IReadOnlyList<DetectionScore> scores) => new(
        scores.Average(score => score.ByDay1), scores.Average(score => score.ByDay3), scores.Average(score => score.ByDay7), scores.Average(score => score.Delay));
}
