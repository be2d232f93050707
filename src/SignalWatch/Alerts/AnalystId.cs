namespace SignalWatch.Alerts;

/// <summary>An analyst's id: <c>a</c> and the first sixteen hexadecimal digits of the SHA-256 of the address in lower case.</summary>
public readonly record struct AnalystId(string Value)
{
    /// <inheritdoc />
    public override string ToString() => Value;
}
