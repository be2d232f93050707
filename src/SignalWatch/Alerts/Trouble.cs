using System.Text.Json;
using SignalWatch.Alerts.Delivery;

namespace SignalWatch.Alerts;

/// <summary>Something that is wrong with the monitor itself, for the operator.</summary>
/// <param name="Cause">The cause's id, the same each day while it lasts: lower-case letters, digits, hyphens and dots; fit for an <see cref="OutboxId"/>.</param>
/// <param name="Headline">What is wrong, in one line of plain text.</param>
/// <param name="Detail">The facts, in plain text; may have several lines.</param>
/// <param name="Remedy">What to do about it, in plain text.</param>
/// <param name="Since">Since when, UTC.</param>
public sealed record Trouble(string Cause, string Headline, string Detail, string Remedy, DateTimeOffset Since)
{
    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static Trouble FromJson(string json) => JsonSerializer.Deserialize(json, AlertsJson.Default.Trouble) ?? throw new JsonException("The trouble is null.");

    /// <summary>The trouble as JSON, as an outbox entry keeps it; all ASCII.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, AlertsJson.Default.Trouble);
}
