namespace SignalWatch.Assessment;

/// <summary>Finds the periods that stand out of an indicator's history.</summary>
public static class Peaks
{
    /// <summary>A peak has at least this many items: one alone says nothing, however rare.</summary>
    public const int FewestItems = 2;

    /// <summary>A peak is a count that a period would reach by chance less often than this.</summary>
    public const double Chance = 0.02;

    /// <summary>
    /// The periods with more items than chance gives at the mean rate of all other periods, taking counts as Poisson distributed;
    /// greatest first. A look back at a finished history, not a warning: it knows what came later.
    /// </summary>
    /// <param name="counts">A gapless row of periods, such as <see cref="PeriodCounts.Of"/> makes.</param>
    /// <param name="most">The most peaks wanted.</param>
    public static IReadOnlyList<PeriodCount> Of(IReadOnlyList<PeriodCount> counts, int most)
    {
        var total = counts.Sum(count => count.Items);
        return [.. counts
            .Where(count => count.Items >= FewestItems && ChanceOf(count.Items, (total - count.Items) / Math.Max(counts.Count - 1.0, 1)) < Chance)
            .OrderByDescending(count => count.Items).ThenBy(count => count.Start).Take(most)];
    }

    /// <summary>P(X &gt;= items) for a Poisson distribution with this mean.</summary>
    private static double ChanceOf(int items, double mean)
    {
        var term = Math.Exp(-mean);
        var below = 0.0;
        for (var count = 0; count < items; count++)
        {
            below += term;
            term *= mean / (count + 1);
        }

        return 1 - below;
    }
}
