using MimeKit;

namespace SignalWatch.Alerts.Delivery;

/// <summary>Hands mails on: to an SMTP server, or into a folder.</summary>
public interface IMailTransport
{
    /// <summary>Hands one mail on.</summary>
    /// <param name="id">The outbox entry that it is of.</param>
    /// <param name="message">The mail, with its sender, one recipient and its Message-ID.</param>
    /// <param name="cancellationToken">Gives up; the mail may have been handed on then.</param>
    Task<DeliveryOutcome> DeliverAsync(OutboxId id, MimeMessage message, CancellationToken cancellationToken);

    /// <summary>Says that no mail follows for a while: a connection is closed in good order.</summary>
    Task RestAsync(CancellationToken cancellationToken);
}
