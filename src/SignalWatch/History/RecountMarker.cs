using SignalWatch.Packs;

namespace SignalWatch.History;

/// <summary>Says that an indicator's day has new signals and is to be counted again.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Day">The day, UTC.</param>
/// <param name="Token">Tells markers of one day apart, so that deleting one can't delete another that came meanwhile.</param>
public readonly record struct RecountMarker(IndicatorId Indicator, DateOnly Day, string Token);
