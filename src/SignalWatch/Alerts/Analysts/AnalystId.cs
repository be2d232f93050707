namespace SignalWatch.Alerts.Analysts;

/// <summary>An analyst's id.</summary>
/// <param name="Value">1 to 40 lower-case letters, digits and inner hyphens.</param>
public readonly record struct AnalystId(string Value)
{
    /// <inheritdoc />
    public override string ToString() => Value;
}
