using SignalWatch.Assessment;
using SignalWatch.Packs;

namespace SignalWatch.Web.Dashboard;

/// <summary>A step of a scenario's waterfall that an indicator makes, with the stories behind it.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Contribution">What it adds.</param>
/// <param name="Stories">The stories that weigh most in it, heaviest first; their texts come from the news.</param>
public sealed record ContributionStories(Indicator Indicator, IndicatorContribution Contribution, IReadOnlyList<WeighedStory> Stories);
