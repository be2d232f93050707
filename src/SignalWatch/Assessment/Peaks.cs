namespace SignalWatch.Assessment;

/// <summary>Finds the periods that stand out of an indicator's history.</summary>
public static class Peaks
{
    /// <summary>A peak has at least this many items; below it, chance alone makes peaks.</summary>
    public const int FewestItems = 3;

    private const double StandardErrors = 3;

    /// <summary>
    /// The periods whose count lies at least three standard errors above the median of all, greatest first. The error is that
    /// of a count around its median (the square root of the median, Anscombe's +3/8 keeping empty histories from dividing by zero).
    /// </summary>
    /// <param name="counts">A gapless row of periods, such as <see cref="PeriodCounts.Of"/> makes.</param>
    /// <param name="most">The most peaks wanted.</param>
    public static IReadOnlyList<PeriodCount> Of(IReadOnlyList<PeriodCount> counts, int most)
    {
        if (counts.Count == 0)
        {
            return [];
        }

        var sorted = counts.Select(count => count.Items).Order().ToArray();
        var median = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2.0;
        var bound = Math.Max(FewestItems, median + (StandardErrors * Math.Sqrt(median + 0.375)));
        return [.. counts.Where(count => count.Items >= bound)
            .OrderByDescending(count => count.Items).ThenBy(count => count.Start).Take(most)];
    }
}
