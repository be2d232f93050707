using System.Runtime.InteropServices;

namespace SignalWatch.Benchmarks.Levels;

/// <summary>
/// The threshold at which a statistic gives false alarms at an exact rate: above it always, and on days that meet it with some probability,
/// so that a statistic with few values is compared at the same rate as one with many.
/// </summary>
/// <param name="Value">The threshold.</param>
/// <param name="ShareAt">The probability of an alarm on a day that meets it exactly.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct AlarmThreshold(double Value, double ShareAt)
{
    /// <summary>The threshold for a rate.</summary>
    /// <param name="usual">The statistic on days without outbreaks, in descending order.</param>
    /// <param name="rate">False alarms a day.</param>
    public static AlarmThreshold For(double[] usual, double rate)
    {
        var wanted = rate * usual.Length;
        var value = usual[(int)wanted];
        var above = usual.TakeWhile(day => day > value).Count();
        var at = usual.Skip(above).TakeWhile(day => day == value).Count();
        return new AlarmThreshold(value, (wanted - above) / at);
    }

    /// <summary>The probability of an alarm on a day.</summary>
    public double AlarmOn(double statistic)
    {
        var above = statistic > Value ? 1.0 : 0.0;
        return statistic == Value ? ShareAt : above;
    }
}
