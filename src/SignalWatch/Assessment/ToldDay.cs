using System.Runtime.InteropServices;

namespace SignalWatch.Assessment;

/// <summary>A day's level and what people know of it.</summary>
/// <param name="Day">The day.</param>
/// <param name="IsAlert">Whether they are told on it.</param>
/// <param name="IsKnown">Whether the level is one that alerts are sent for and they were told on it or since it rose, or shortly before.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ToldDay(DayLevel Day, bool IsAlert, bool IsKnown);
