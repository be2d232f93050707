using SignalWatch.Packs;

namespace SignalWatch.Alerts;

/// <summary>Where a scenario stood before what an alert announces, and where it stands with it.</summary>
/// <param name="ScenarioId">The scenario.</param>
/// <param name="Before">Its probability the day before the change, 0 to 1; where a scenario's word changed, on the last day within the old word's range.</param>
/// <param name="BeforeWord">The scale's word for that.</param>
/// <param name="Now">Its probability when the alert was raised, 0 to 1.</param>
/// <param name="NowWord">The scale's word for that.</param>
/// <param name="Nats">What the alert's indicator adds to its log-odds now, in nats; 0 where the indicator does not bear on it.</param>
public sealed record ScenarioEffect(ScenarioId ScenarioId, double Before, string BeforeWord, double Now, string NowWord, double Nats);
