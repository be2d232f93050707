namespace SignalWatch.Alerts.Delivery;

/// <summary>How a connection to a mail server is encrypted.</summary>
public enum SmtpSecurity
{
    /// <summary>It begins in the clear and is encrypted before anything is said (STARTTLS, RFC 3207), usually on port 587. A server that can't is not used.</summary>
    StartTls,

    /// <summary>It is encrypted from the first byte (RFC 8314), usually on port 465.</summary>
    Tls,

    /// <summary>It is never encrypted: only for a server on this machine.</summary>
    None,
}
