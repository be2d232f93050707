namespace SignalWatch.Alerts.Analysts;

/// <summary>Local hours in which an analyst has no immediate mail; they may span midnight. What is raised in them is sent when they end.</summary>
/// <param name="From">The first quiet minute, local.</param>
/// <param name="To">The first minute that is not quiet any more, local; other than <paramref name="From"/>.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly To);
