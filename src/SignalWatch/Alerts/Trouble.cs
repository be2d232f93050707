namespace SignalWatch.Alerts;

/// <summary>Something that is wrong with the monitor itself, for the operator.</summary>
/// <param name="Cause">The cause's id, the same each day while it lasts: lower-case letters, digits, hyphens and dots; fit for an <see cref="OutboxId"/>.</param>
/// <param name="Headline">What is wrong, in one line of plain text.</param>
/// <param name="Detail">The facts, in plain text; may have several lines.</param>
/// <param name="Remedy">What to do about it, in plain text.</param>
/// <param name="Since">Since when, UTC.</param>
public sealed record Trouble(string Cause, string Headline, string Detail, string Remedy, DateTimeOffset Since);
