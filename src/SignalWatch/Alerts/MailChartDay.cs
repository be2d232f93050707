using System.Runtime.InteropServices;
using SignalWatch.Assessment;

namespace SignalWatch.Alerts;

/// <summary>One day of a chart.</summary>
/// <param name="Day">The day, UTC.</param>
/// <param name="Stories">Distinct stories.</param>
/// <param name="Level">The level on that day.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct MailChartDay(DateOnly Day, int Stories, Level Level);
