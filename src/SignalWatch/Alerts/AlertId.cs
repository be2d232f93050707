namespace SignalWatch.Alerts;

/// <summary>An alert's id: derived from what it announces, so that the same change is the same alert however often it is found.</summary>
/// <param name="Value">Lower-case letters, digits, hyphens and dots; fit for a key, a URL path and a Message-ID.</param>
public readonly record struct AlertId(string Value)
{
    /// <inheritdoc />
    public override string ToString() => Value;
}
