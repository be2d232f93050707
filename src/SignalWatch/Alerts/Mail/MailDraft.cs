using MimeKit;

namespace SignalWatch.Alerts.Mail;

/// <summary>What an outbox entry comes to when it is to be sent.</summary>
public abstract record MailDraft
{
    private MailDraft()
    {
    }

    /// <summary>A mail, ready to be handed on.</summary>
    /// <param name="Message">The mail; who sends it disposes of it.</param>
    public sealed record Ready(MimeMessage Message) : MailDraft;

    /// <summary>No mail: its recipient does not want it any more, or is gone.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Suppressed(string Reason) : MailDraft;
}
