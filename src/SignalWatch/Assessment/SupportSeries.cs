using SignalWatch.History;
using SignalWatch.Packs;

namespace SignalWatch.Assessment;

/// <summary>Adds an indicator's daily evidence up, day after day, while the old fades.</summary>
public static class SupportSeries
{
    /// <summary>An expected story weighs this much: likely true (0.75), from a source mostly trusted (0.8), told by one publisher (0.5).</summary>
    public const double ExpectedStoryWeight = 0.3;

    private const double ExpectationDays = 30;

    /// <summary>The support at the end of each day after <paramref name="before"/>, through <paramref name="last"/>.</summary>
    /// <param name="indicator">Gives the half-life and what is expected.</param>
    /// <param name="before">The support on the day before the first.</param>
    /// <param name="last">The last day.</param>
    /// <param name="counts">Daily counts; a day without one had no stories.</param>
    /// <param name="coverage">Sources heard from as a share of those expected, 0 to 1, by day; a day without an entry heard nobody.</param>
    public static IEnumerable<IndicatorSupport> After(
        Indicator indicator,
        IndicatorSupport before,
        DateOnly last,
        IReadOnlyDictionary<DateOnly, DayCount> counts,
        IReadOnlyDictionary<DateOnly, double> coverage)
    {
        var fading = Math.Pow(2, -1 / indicator.HalfLife.TotalDays);
        var expectedADay = (indicator.ExpectedStories ?? 0) * ExpectedStoryWeight / ExpectationDays;
        for (var support = before; support.Day < last;)
        {
            var day = support.Day.AddDays(1);
            var count = counts.GetValueOrDefault(day);
            var covered = coverage.GetValueOrDefault(day);
            support = new IndicatorSupport
            {
                IndicatorId = indicator.Id,
                Day = day,
                Weight = (support.Weight * fading) + (count?.StoryWeight ?? 0),
                Expected = (support.Expected * fading) + (expectedADay * covered),
                Stories = (support.Stories * fading) + (count?.Stories ?? 0),
                Probability = (support.Probability * fading) + (count?.StoryProbability ?? 0),
                Days = (support.Days * fading) + 1,
                CoveredDays = (support.CoveredDays * fading) + covered,
            };
            yield return support;
        }
    }
}
