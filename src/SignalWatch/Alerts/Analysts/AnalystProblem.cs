namespace SignalWatch.Alerts.Analysts;

/// <summary>One thing that is wrong with an analyst's settings.</summary>
/// <param name="Field">The property of <see cref="Analyst"/> that is wrong.</param>
/// <param name="Message">What is wrong with it and what to write instead; it names the field.</param>
public sealed record AnalystProblem(string Field, string Message);
