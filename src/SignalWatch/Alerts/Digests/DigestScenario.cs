using SignalWatch.Packs;

namespace SignalWatch.Alerts.Digests;

/// <summary>A scenario in a digest: where it stands and where it stood a week ago.</summary>
/// <param name="ScenarioId">The scenario.</param>
/// <param name="Probability">Its probability now, 0 to 1.</param>
/// <param name="Word">The word for that.</param>
/// <param name="ProbabilityBefore">Its probability a week ago; null where it was not assessed then.</param>
/// <param name="WordBefore">The word for that; empty where there is none.</param>
/// <param name="Confidence"><c>low</c>, <c>moderate</c> or <c>high</c>: how far the evidence can be relied on.</param>
/// <param name="Trend">Its probability day by day, oldest first, at most 30.</param>
public sealed record DigestScenario(
    ScenarioId ScenarioId, double Probability, string Word, double? ProbabilityBefore, string WordBefore, string Confidence, IReadOnlyList<double> Trend);
