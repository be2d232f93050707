namespace SignalWatch.Alerts;

/// <summary>What an outbox entry is.</summary>
public enum MailKind
{
    /// <summary>One alert to one analyst.</summary>
    Alert,

    /// <summary>A digest for one analyst and period.</summary>
    Digest,

    /// <summary>News about the monitor itself, to the operator.</summary>
    Operator,
}
