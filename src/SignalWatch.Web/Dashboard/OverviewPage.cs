using SignalWatch.Alerts;
using SignalWatch.Packs;

namespace SignalWatch.Web.Dashboard;

/// <summary>The first page: what changed, where each scenario and indicator stands, and the newest alerts.</summary>
public sealed record OverviewPage
{
    /// <summary>The analysis.</summary>
    public required Pack Pack { get; init; }

    /// <summary>The last day that was assessed, UTC; null while nothing has been.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Today, UTC.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The scenarios that have a likelihood, in the pack's order.</summary>
    public IReadOnlyList<ScenarioCard> Scenarios { get; init; } = [];

    /// <summary>The indicators, those with the highest level first, then in the pack's order.</summary>
    public IReadOnlyList<IndicatorRow> Indicators { get; init; } = [];

    /// <summary>The newest alerts, newest first.</summary>
    public IReadOnlyList<Alert> Alerts { get; init; } = [];

    /// <summary>The scenarios whose word is another than seven days before.</summary>
    public IEnumerable<ScenarioCard> MovedScenarios => Scenarios.Where(card => !string.Equals(card.Now.Word, card.WeekAgo.Word, StringComparison.Ordinal));

    /// <summary>The indicators whose level is another than seven days before, those that rose first.</summary>
    public IEnumerable<IndicatorRow> MovedIndicators => Indicators.Where(row => row.Level != row.LevelWeekAgo).OrderByDescending(row => row.Level - row.LevelWeekAgo);

    /// <summary>The indicators whose level rose within the seven days and fell again, those that rose most first.</summary>
    public IEnumerable<IndicatorRow> PassedIndicators => Indicators.Where(row => row.Passed is not null).OrderByDescending(row => row.Passed?.Level);

    /// <summary>Whether no indicator's quiet can be taken for calm, so that it is said once.</summary>
    public bool AllUnsure => Indicators.Count > 0 && Indicators.All(row => row.IsUnsure);

    /// <summary>The share of the sources that was heard on the last day, 0 to 1; null where none was expected.</summary>
    public double? Coverage => Indicators.Select(row => row.Now?.Evidence.Coverage).FirstOrDefault(share => share is not null);

    /// <summary>Whether the last assessment is older than yesterday, so that what is shown may be out of date.</summary>
    public bool IsOld => Day is { } day && Today.DayNumber - day.DayNumber > 1;
}
