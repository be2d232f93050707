using SignalWatch.Packs;

namespace SignalWatch.Scoring;

/// <summary>What a model knows of one indicator beside its weights.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="BaseRate">Calibrated log-odds of a text without any known feature, in nats.</param>
/// <param name="Threshold">From this probability on, an item is a signal.</param>
internal sealed record IndicatorModel(IndicatorId Indicator, double BaseRate, double Threshold);
