namespace SignalWatch.Alerts.Analysts;

/// <summary>What was changed about an analyst.</summary>
/// <param name="AnalystId">The analyst.</param>
/// <param name="Time">When, UTC.</param>
/// <param name="ChangedBy">Who or what did it, such as <c>command line</c> or <c>mail link</c>.</param>
/// <param name="Changes">What changed, one setting a line, as <c>Address: a@example.org -> b@example.org</c>; <c>added</c> or <c>removed</c> for the whole.</param>
public sealed record AnalystChange(AnalystId AnalystId, DateTimeOffset Time, string ChangedBy, IReadOnlyList<string> Changes);
