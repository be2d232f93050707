using SignalWatch.Assessment;

namespace SignalWatch.Alerts;

/// <summary>Finds changes of an indicator's level that people do not know of. Pure.</summary>
internal static class LevelRule
{
    // A rise is moved by an item that comes late, at most by the days that a story lasts. A level falls no sooner than after three
    // calm days, so that a rise this near to one that was told is that one.
    private const int MovedDays = 3;

    /// <summary>The rise to tell of; null when there is none.</summary>
    /// <param name="days">The indicator's days, gapless, oldest first; the last is today.</param>
    /// <param name="told">Its alerts of the last weeks, in any order.</param>
    /// <param name="options">How long news stays news, and the evidence that it takes.</param>
    public static LevelRise? RiseIn(IReadOnlyList<DayLevel> days, IReadOnlyList<Alert> told, AlertOptions options)
    {
        if (days.Count == 0 || days[^1].Level == Level.Quiet)
        {
            return null;
        }

        var began = BeganAt(days, days.Count - 1);
        var start = Math.Max(began, days.Count - options.NewsDays);
        var known = start > began ? days[start - 1].Level : Level.Quiet;
        foreach (var alert in told.Where(alert => alert.Kind == AlertKind.LevelRose && alert.Day >= days[began].Evidence.Day.AddDays(-MovedDays)))
        {
            known = alert.Level is { } level && level > known ? level : known;
        }

        LevelRise? rise = null;
        for (var (day, highest) = (start, known); day < days.Count; day++)
        {
            if (days[day].Level > highest && days[day].Evidence.Probability >= options.MinimumEvidence)
            {
                highest = days[day].Level;
                rise = new LevelRise(days[day], known, days[began].Evidence.Day);
            }
        }

        return rise;
    }

    /// <summary>The first day of quiet after an unrest that was told of, with the highest alert of that; null when there is none.</summary>
    /// <param name="days">As for <see cref="RiseIn"/>.</param>
    /// <param name="told">As for <see cref="RiseIn"/>.</param>
    /// <param name="options">How long news stays news.</param>
    public static (DayLevel Day, Alert Rise)? FallIn(IReadOnlyList<DayLevel> days, IReadOnlyList<Alert> told, AlertOptions options)
    {
        var first = days.Count;
        while (first > 0 && days[first - 1].Level == Level.Quiet)
        {
            first--;
        }

        // Quiet of sources that are down is not calm, and is not told as such.
        if (first == 0 || first == days.Count || first < days.Count - options.NewsDays || !days[first].IsConfident)
        {
            return null;
        }

        var (began, ended) = (days[BeganAt(days, first - 1)].Evidence.Day.AddDays(-MovedDays), days[first].Evidence.Day);
        var rise = told.Where(alert => alert.Kind == AlertKind.LevelRose && alert.Day >= began && alert.Day < ended).MaxBy(alert => alert.Level);
        var isTold = rise is null || told.Any(alert => alert.Kind == AlertKind.LevelFell && alert.Episode == rise.Episode);
        return isTold || rise is null ? null : (days[first], rise);
    }

    /// <summary>The first day of the unrest that the last day is in; the last day where that is quiet.</summary>
    public static DateOnly BeganOn(IReadOnlyList<DayLevel> days) => days[BeganAt(days, days.Count - 1)].Evidence.Day;

    private static int BeganAt(IReadOnlyList<DayLevel> days, int began)
    {
        while (began > 0 && days[began].Level > Level.Quiet && days[began - 1].Level > Level.Quiet)
        {
            began--;
        }

        return began;
    }
}
