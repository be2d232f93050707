namespace SignalWatch.Alerts.Links;

/// <summary>What a link's token turned out to be.</summary>
public abstract record LinkCheck
{
    private LinkCheck()
    {
    }

    /// <summary>Ours, whole and in time: whoever holds it may do what it says, once.</summary>
    /// <param name="Link">What it does.</param>
    /// <param name="Until">Until when it can be used, UTC.</param>
    /// <param name="Id">The token's SHA-256, hexadecimal: tells one link from another, and nobody can follow it.</param>
    public sealed record Valid(MailLink Link, DateTimeOffset Until, string Id) : LinkCheck;

    /// <summary>Ours and whole, but too old.</summary>
    public sealed record Expired(DateTimeOffset Since) : LinkCheck;

    /// <summary>Looks like a token, but was not signed by us so: edited, made up, or signed with a key that is gone.</summary>
    public sealed record Forged : LinkCheck;

    /// <summary>No token at all: cut off, wrapped, or of other characters.</summary>
    public sealed record Malformed : LinkCheck;
}
