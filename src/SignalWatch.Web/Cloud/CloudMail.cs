using Microsoft.Extensions.Logging;
using SignalWatch.Alerts;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Alerts.Delivery;
using SignalWatch.Alerts.Links;
using SignalWatch.Alerts.Mail;
using SignalWatch.History.Tables;
using SignalWatch.Jobs;
using SignalWatch.Packs;

namespace SignalWatch.Web.Cloud;

/// <summary>Sending, wired: one SMTP connection an instance, and rates that all instances share.</summary>
/// <param name="transport">Hands mails on.</param>
/// <param name="send">Sends one entry.</param>
/// <param name="due">Finds those that are due.</param>
internal sealed class CloudMail(SmtpTransport transport, SendMail send, SendDue due) : IAsyncDisposable
{
    /// <summary>Sends one entry.</summary>
    public SendMail Send { get; } = send;

    /// <summary>Finds those that are due.</summary>
    public SendDue Due { get; } = due;

    /// <summary>Wires it.</summary>
    /// <exception cref="CloudSettingException">A setting that mail needs is wrong.</exception>
    public static CloudMail Of(CloudSettings settings, Pack pack, ITableStore store, TimeProvider time, ILoggerFactory logging)
    {
        settings.Require(CloudSettings.MailSections);
        var keys = settings.LinkKeys ?? throw new CloudSettingException(settings.Faults);
        var signer = new LinkSigner(keys, settings.Mail.PublicUrl, settings.Links, time);
        var composer = new MailComposer(pack, settings.Mail, settings.Mail.PublicUrl is null ? null : signer.UrlOf);
        var (outbox, analysts) = (new Outbox(store), new AnalystHistory(store));
        var draft = new DraftMail(composer, new AlertHistory(store).FindAsync, analysts, settings.Mail);
        var transport = new SmtpTransport(settings.Smtp, time, logging.CreateLogger<SmtpTransport>());
        var rate = new SendingRate(store, settings.Smtp.MaximumPerMinute, settings.Smtp.MaximumPerHour);
        var send = new SendMail(outbox, draft.RunAsync, analysts, transport, rate, time, logging.CreateLogger<SendMail>());
        return new CloudMail(transport, send, new SendDue(outbox, send, transport, rate, time));
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => transport.DisposeAsync();
}
