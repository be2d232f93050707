namespace SignalWatch.Web.Access;

/// <summary>A key that programs and people elsewhere show; the key itself is known only to them.</summary>
public sealed record ApiKey
{
    /// <summary>The id, 10 lower-case letters and digits: a part of the key that may be shown.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is or what for; 1 to 60 characters. Verdicts given with it carry this name.</summary>
    public required string Name { get; init; }

    /// <summary>What it lets do.</summary>
    public required Scope Scope { get; init; }

    /// <summary>SHA-256 of the key, hexadecimal. The key is 256 bits of chance, so that no salt or slow hash is needed.</summary>
    public required string Hash { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>Since when it is refused, UTC; null while it is good.</summary>
    public DateTimeOffset? Revoked { get; init; }

    /// <summary>The last UTC day on which it was used; null when it never was.</summary>
    public DateOnly? LastUsed { get; init; }
}
