using SignalWatch.Assessment;
using SignalWatch.Packs;

namespace SignalWatch.Web.Dashboard;

/// <summary>A scenario's page: how likely it was over time, and the arithmetic of one day with the stories behind each step.</summary>
public sealed record ScenarioPage
{
    /// <summary>The analysis.</summary>
    public required Pack Pack { get; init; }

    /// <summary>The scenario.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>What was asked for.</summary>
    public required ScenarioQuestion Question { get; init; }

    /// <summary>The day looked from, UTC; null where nothing was assessed by then.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The last day that was assessed, UTC; null while nothing has been.</summary>
    public DateOnly? Last { get; init; }

    /// <summary>The likelihood on the day as the pack of now has it; null where nothing was assessed.</summary>
    public ScenarioLikelihood? Likelihood { get; init; }

    /// <summary>What was told on the day, with the pack of then; null where it was told nothing.</summary>
    public DayLikelihood? Told => Days.Count == 0 || Days[^1].Day != Day ? null : Days[^1];

    /// <summary>The likelihoods told up to the day, oldest first; of a long range some days only.</summary>
    public IReadOnlyList<DayLikelihood> Days { get; init; } = [];

    /// <summary>The steps from the published likelihood to the day's.</summary>
    public IReadOnlyList<WaterfallStep> Steps { get; init; } = [];

    /// <summary>The indicators' steps, with their stories.</summary>
    public IReadOnlyList<ContributionStories> Contributions { get; init; } = [];

    /// <summary>What was changed in the pack by the day, oldest first.</summary>
    public IReadOnlyList<PackNote> Notes { get; init; } = [];

    /// <summary>The page's address for a day and a range.</summary>
    public string PathOf(DateOnly? at, int days) =>
        $"/scenarios/{Scenario.Id}?{(at is { } day ? $"at={DashboardText.IsoDay(day)}&" : "")}days={Percentage.Length(days)}";
}
