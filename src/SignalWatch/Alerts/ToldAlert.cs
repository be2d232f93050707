using System.Runtime.InteropServices;

namespace SignalWatch.Alerts;

/// <summary>An alert that an analyst has had, or has coming.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="Due">When its mail went out or will, UTC.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ToldAlert(Alert Alert, DateTimeOffset Due);
