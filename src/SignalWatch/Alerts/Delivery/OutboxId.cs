using SignalWatch.Alerts.Analysts;
using SignalWatch.History;

namespace SignalWatch.Alerts.Delivery;

/// <summary>An outbox entry's id: what is announced and to whom, so that nothing is announced to anyone twice.</summary>
/// <param name="Value">Lower-case letters, digits, hyphens and dots; fit for a key, a queue message, a file name and a Message-ID.</param>
public readonly record struct OutboxId(string Value)
{
    /// <summary>The entry of an alert to an analyst.</summary>
    public static OutboxId Of(AlertId alert, AnalystId analyst) => new($"{alert.Value}.{analyst.Value}");

    /// <summary>The entry of an analyst's digest of a local day.</summary>
    public static OutboxId OfDigest(AnalystId analyst, DateOnly localDay) => new($"digest.{DayKey.Of(localDay)}.{analyst.Value}");

    /// <summary>The entry of a cause of trouble, told the operator once a day.</summary>
    public static OutboxId OfTrouble(string cause, DateOnly day) => new($"trouble.{DayKey.Of(day)}.{cause}");

    /// <inheritdoc />
    public override string ToString() => Value;
}
