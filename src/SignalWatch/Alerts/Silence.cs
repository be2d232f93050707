namespace SignalWatch.Alerts;

/// <summary>The absence of news that an analysis took for granted.</summary>
/// <param name="Last">The last day with news, that is with half a true story or what adds up to it; the day before the first known one where there was none.</param>
/// <param name="Day">The day on which the absence became too long for chance.</param>
/// <param name="Expected">The stories expected from the day after <paramref name="Last"/> through <paramref name="Day"/>, by what was covered.</param>
internal sealed record Silence(DateOnly Last, DateOnly Day, double Expected);
