namespace SignalWatch.Alerts;

/// <summary>One day of the chart of a scenario's alert.</summary>
/// <param name="Day">The day, UTC.</param>
/// <param name="Probability">The scenario's probability on it, 0 to 1.</param>
public sealed record AlertLikelihood(DateOnly Day, double Probability);
