using System.Runtime.InteropServices;

namespace SignalWatch.Alerts;

/// <summary>Hours of an analyst's day without mail.</summary>
/// <param name="From">Their beginning, local, inclusive.</param>
/// <param name="To">Their end, local, exclusive; before <paramref name="From"/> when they reach past midnight.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct QuietHours(TimeOnly From, TimeOnly To);
