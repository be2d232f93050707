namespace SignalWatch.Stories;

/// <summary>A story's id: derived from its first item, so that the same items give the same id.</summary>
/// <param name="Value">Fit for a row key: no control character, slash, backslash, hash or question mark.</param>
public readonly record struct StoryId(string Value)
{
    /// <inheritdoc />
    public override string ToString() => Value;
}
