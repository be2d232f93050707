namespace SignalWatch.Alerts.Mail;

/// <summary>What a mail is.</summary>
public enum MailKind
{
    /// <summary>One alert to one analyst.</summary>
    Alert,

    /// <summary>A digest to one analyst.</summary>
    Digest,

    /// <summary>Trouble with the monitor itself, to the operator.</summary>
    Operator,
}
