namespace SignalWatch.Packs;

/// <summary>A source's id, as written in its pack: lower-case words joined by hyphens. It is a partition key of history, so it never changes.</summary>
public readonly record struct SourceId(string Value)
{
    /// <inheritdoc />
    public override string ToString() => Value;
}
