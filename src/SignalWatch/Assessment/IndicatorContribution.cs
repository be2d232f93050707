using SignalWatch.Packs;

namespace SignalWatch.Assessment;

/// <summary>What one indicator adds to a scenario's log-odds on a day.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Bearing">How its news bears on the scenario.</param>
/// <param name="Support">Its evidence on that day.</param>
/// <param name="Nats">What it adds to the log-odds; negative where it tells against the scenario, 0 where it is undiagnostic.</param>
public sealed record IndicatorContribution(IndicatorId Indicator, Bearing Bearing, IndicatorSupport Support, double Nats);
