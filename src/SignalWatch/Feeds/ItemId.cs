namespace SignalWatch.Feeds;

/// <summary>
/// An item's identity within its source, safe as a table key: 26 characters of base32 taken from the SHA-256 of its guid,
/// else its canonical URL, else its title and text; never its date, so an edited date can't make an item new.
/// </summary>
public readonly record struct ItemId(string Value)
{
    /// <inheritdoc />
    public override string ToString() => Value;
}
