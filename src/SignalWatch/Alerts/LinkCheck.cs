namespace SignalWatch.Alerts;

/// <summary>What a link's token turned out to be.</summary>
public abstract record LinkCheck
{
    private LinkCheck()
    {
    }

    /// <summary>Ours, whole and in time: whoever holds it may do what it says.</summary>
    public sealed record Valid(MailLink Link, DateTimeOffset Until) : LinkCheck;

    /// <summary>Ours and whole, but too old.</summary>
    public sealed record Expired(DateTimeOffset Since) : LinkCheck;

    /// <summary>Looks like a token, but was not signed by us so: edited, made up, or signed with a key that is gone.</summary>
    public sealed record Forged : LinkCheck;

    /// <summary>No token at all: cut off, wrapped, or of other characters.</summary>
    public sealed record Malformed : LinkCheck;
}
