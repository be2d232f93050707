using SignalWatch.Packs;

namespace SignalWatch.Scoring;

/// <summary>How probable it is that an item is evidence for an indicator.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Probability">Calibrated, 0 to 1.</param>
/// <param name="IsSignal">Whether it reaches the indicator's threshold, so that the item enters its history.</param>
public readonly record struct IndicatorProbability(IndicatorId Indicator, double Probability, bool IsSignal);
