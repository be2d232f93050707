namespace SignalWatch.Packs;

/// <summary>A scenario's id, as written in its pack: lower-case words joined by hyphens.</summary>
public readonly record struct ScenarioId(string Value)
{
    /// <inheritdoc />
    public override string ToString() => Value;
}
