using System.Runtime.InteropServices;
using SignalWatch.Packs;

namespace SignalWatch.History;

/// <summary>Says that an indicator's day has new signals and is to be counted again.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Day">The day, UTC.</param>
/// <param name="Token">Tells markers of one day apart, so that deleting one can't delete another that came meanwhile.</param>
/// <param name="Since">When the oldest item behind it was seen, UTC; null when no new item is.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RecountMarker(IndicatorId Indicator, DateOnly Day, string Token, DateTimeOffset? Since = null);
