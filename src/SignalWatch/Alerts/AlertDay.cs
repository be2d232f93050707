using SignalWatch.Assessment;

namespace SignalWatch.Alerts;

/// <summary>One day of the chart that an alert carries.</summary>
/// <param name="Day">The day, UTC.</param>
/// <param name="Stories">Distinct stories on it; 0 or more.</param>
/// <param name="Level">The indicator's level on it.</param>
public sealed record AlertDay(DateOnly Day, int Stories, Level Level);
