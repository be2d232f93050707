using SignalWatch.Assessment;
using SignalWatch.Packs;

namespace SignalWatch.Alerts;

/// <summary>
/// Finds indicators that say nothing though the analysis expects them to. Pure. Where stories come independently of each other at the
/// expected rate, none in a time that should bring m has the chance e^-m; days on which too few sources were heard do not count.
/// </summary>
internal static class SilenceRule
{
    private const double ExpectationDays = 30;
    private const double LeastNews = 0.5;

    /// <summary>The silence that became too long within the last days; null when there is none.</summary>
    /// <param name="indicator">Says what is expected.</param>
    /// <param name="days">Its days, gapless, oldest first; the last is today.</param>
    /// <param name="told">Its alerts of the last weeks, in any order.</param>
    /// <param name="options">The chance that is too small, and how long news stays news.</param>
    /// <param name="levels">The coverage below which a day says little.</param>
    public static Silence? In(
        Indicator indicator, IReadOnlyList<DayLevel> days, IReadOnlyList<Alert> told, AlertOptions options, LevelOptions levels)
    {
        if (indicator.ExpectedStories is not { } expects || days.Count == 0)
        {
            return null;
        }

        var wanted = -Math.Log(options.SilenceChance);
        var (last, heard, expected, crossed) = (days[0].Evidence.Day.AddDays(-1), 0.0, 0.0, (Silence?)null);
        foreach (var day in days.Select(day => day.Evidence))
        {
            // Faint stories are news together.
            heard += day.Probability;
            if (heard >= LeastNews)
            {
                (last, heard, expected, crossed) = (day.Day, 0, 0, null);
                continue;
            }

            expected += day.Coverage >= levels.MinimumCoverage ? expects * Math.Min(day.Coverage, 1) / ExpectationDays : 0;
            crossed ??= expected >= wanted ? new Silence(last, day.Day, expected) : null;
        }

        var isNews = crossed is not null && crossed.Day > days[^1].Evidence.Day.AddDays(-options.NewsDays);
        return isNews && !told.Any(alert => alert.Kind == AlertKind.Silence && alert.Day > last) ? crossed : null;
    }
}
