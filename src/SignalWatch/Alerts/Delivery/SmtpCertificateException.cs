namespace SignalWatch.Alerts.Delivery;

/// <summary>A mail server's certificate is not trusted; the message says why.</summary>
internal sealed class SmtpCertificateException(string message) : Exception(message);
