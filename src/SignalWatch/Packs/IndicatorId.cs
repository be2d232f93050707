namespace SignalWatch.Packs;

/// <summary>An indicator's id, as written in its pack: lower-case words joined by hyphens, such as <c>iran-energy-hub</c>.</summary>
public readonly record struct IndicatorId(string Value)
{
    /// <inheritdoc />
    public override string ToString() => Value;
}
