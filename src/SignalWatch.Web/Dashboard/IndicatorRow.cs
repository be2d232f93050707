using SignalWatch.Assessment;
using SignalWatch.Packs;

namespace SignalWatch.Web.Dashboard;

/// <summary>An indicator on the first page.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Days">Its levels of 60 days to the last one assessed, oldest first; a day without a level is left out.</param>
/// <param name="Last">The last day that was assessed.</param>
public sealed record IndicatorRow(Indicator Indicator, IReadOnlyList<DayLevel> Days, DateOnly Last)
{
    private const int WeekDays = 7;
    private const int UsualWeeks = 4;
    private const double ClearRatio = 1.5;
    private const double ClearDifference = 2;

    /// <summary>The state on the last day; null where there is none.</summary>
    public DayLevel? Now => Days.LastOrDefault(day => day.Evidence.Day == Last);

    /// <summary>The level on the last day; quiet where nothing is known.</summary>
    public Level Level => Now?.Level ?? Level.Quiet;

    /// <summary>The level seven days before.</summary>
    public Level LevelWeekAgo => Days.LastOrDefault(day => day.Evidence.Day <= Last.AddDays(-WeekDays))?.Level ?? Level.Quiet;

    /// <summary>The day on which the level peaked between seven days before and now, above both; null where it did not.</summary>
    public DayLevel? Passed => Days
        .Where(day => day.Evidence.Day > Last.AddDays(-WeekDays) && day.Level > Level && day.Level > LevelWeekAgo)
        .MaxBy(day => day.Level);

    /// <summary>Whether quiet may only mean that too little was heard or learned.</summary>
    public bool IsUnsure => Level == Level.Quiet && Now is not { IsConfident: true };

    /// <summary>Stories that began on the last day.</summary>
    public int Today => Now?.Evidence.Stories ?? 0;

    /// <summary>Stories of the last seven days.</summary>
    public int Week => StoriesOf(0, WeekDays);

    /// <summary>Stories in a usual week: the mean of the four weeks before the last.</summary>
    public double UsualWeek => StoriesOf(WeekDays, WeekDays * UsualWeeks) / (double)UsualWeeks;

    /// <summary>1 where the week brought clearly more than usual, -1 where clearly less, else 0.</summary>
    public int Trend => (Week - UsualWeek) switch
    {
        >= ClearDifference when Week >= ClearRatio * UsualWeek => 1,
        <= -ClearDifference when ClearRatio * Week <= UsualWeek => -1,
        _ => 0,
    };

    private int StoriesOf(int daysBack, int days) => Days
        .Where(day => day.Evidence.Day <= Last.AddDays(-daysBack) && day.Evidence.Day > Last.AddDays(-daysBack - days))
        .Sum(day => day.Evidence.Stories);
}
