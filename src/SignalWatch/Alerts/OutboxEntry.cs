namespace SignalWatch.Alerts;

/// <summary>One mail that was decided: what is announced, to whom, and how far it is.</summary>
public sealed record OutboxEntry
{
    /// <summary>Made of <see cref="Key"/> and <see cref="Recipient"/> alone, so that the same announcement to the same person can be inserted only once.</summary>
    public required string Id { get; init; }

    /// <summary>What it is.</summary>
    public required MailKind Kind { get; init; }

    /// <summary>What is announced: an alert's key, a digest's period, an operator's cause and day.</summary>
    public required string Key { get; init; }

    /// <summary>The thread that the mail belongs to.</summary>
    public required string Episode { get; init; }

    /// <summary>The analyst, or <c>operator</c>.</summary>
    public required AnalystId Recipient { get; init; }

    /// <summary>When it was decided, UTC.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>What the mail says, as JSON of <see cref="MailContent"/>: fixed when it is decided, so that a second attempt says the same.</summary>
    public required string Content { get; init; }

    /// <summary>Where it stands.</summary>
    public required OutboxState State { get; init; }

    /// <summary>Why it stands there; empty when there is nothing to say.</summary>
    public string Reason { get; init; } = "";

    /// <summary>How often it was handed to a mail server.</summary>
    public int Attempts { get; init; }

    /// <summary>Not before this time, UTC; null for at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>When its state last changed, UTC.</summary>
    public required DateTimeOffset Changed { get; init; }
}
