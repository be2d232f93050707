using SignalWatch.Assessment;
using SignalWatch.Packs;

namespace SignalWatch.Web.Dashboard;

/// <summary>A scenario on the first page.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Prior">The published word's probability, 0 to 1.</param>
/// <param name="Days">Its likelihoods of up to 60 days, oldest first; at least one.</param>
public sealed record ScenarioCard(Scenario Scenario, double Prior, IReadOnlyList<DayLikelihood> Days)
{
    private const int ComparedDays = 7;

    /// <summary>The likelihood on the last day.</summary>
    public DayLikelihood Now => Days[^1];

    /// <summary>The likelihood seven days before, or the first there is.</summary>
    public DayLikelihood WeekAgo => Days.LastOrDefault(day => day.Day <= Now.Day.AddDays(-ComparedDays)) ?? Days[0];
}
