using Microsoft.Extensions.Logging;
using SignalWatch.Alerts.Delivery;
using SignalWatch.Alerts.Links;
using SignalWatch.Alerts.Mail;
using SignalWatch.Jobs;
using SignalWatch.Packs;

namespace SignalWatch.Cli.Hosting;

/// <summary>The jobs that write and send mail, wired for one process: over SMTP where a server is set, into the data directory's outbox folder where none is.</summary>
internal sealed class EmbeddedMail : IAsyncDisposable
{
    private const string FolderName = "outbox";
    private readonly IMailTransport _transport;
    private readonly SendDue _send;
    private readonly SendDigests _digests;
    private readonly WatchHealth _health;

    /// <summary>Wires the jobs.</summary>
    public EmbeddedMail(Pack pack, Workspace workspace, Settings settings, TimeProvider time, ILoggerFactory logging)
    {
        var (store, outbox) = (workspace.Store, workspace.Outbox);
        _transport = settings.Smtp.IsSet
            ? new SmtpTransport(settings.Smtp, time, logging.CreateLogger<SmtpTransport>())
            : new OutboxFolder(FolderOf(workspace.Directory));
        SentWhere = settings.Smtp.IsSet ? $"handed to {settings.Smtp.Host}" : $"written to {FolderOf(workspace.Directory)}";
        var rate = settings.Smtp.IsSet ? new SendingRate(store, settings.Smtp.MaximumPerMinute, settings.Smtp.MaximumPerHour) : null;
        var composer = new MailComposer(pack, settings.Mail, LinksOf(workspace.Directory, settings, time));
        var draft = new DraftMail(composer, workspace.Alerts.FindAsync, workspace.Analysts, settings.Mail);
        var send = new SendMail(outbox, draft.RunAsync, workspace.Analysts, _transport, rate, time, logging.CreateLogger<SendMail>());
        _send = new SendDue(outbox, send, _transport, rate, time);
        _digests = new SendDigests(pack, store, time);
        _health = new WatchHealth(pack, store, time, new StoreAlarm(composer, _transport, settings.Mail, time));
    }

    /// <summary>What became of mails that are sent, in words.</summary>
    public string SentWhere { get; }

    /// <summary>Where mails are written without a server.</summary>
    public static string FolderOf(string directory) => Path.Combine(directory, FolderName);

    /// <summary>Sends what is due.</summary>
    public Task<IReadOnlyList<SendOutcome>> SendAsync(CancellationToken cancellationToken) => _send.RunAsync(cancellationToken);

    /// <summary>Writes the digests that are due.</summary>
    public Task DigestAsync(CancellationToken cancellationToken) => _digests.RunAsync(cancellationToken);

    /// <summary>Checks the monitor, and writes what the operator is to be told.</summary>
    public Task CheckAsync(CancellationToken cancellationToken) => _health.RunAsync(cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_transport is IAsyncDisposable connection)
        {
            await connection.DisposeAsync();
        }
    }

    private static Func<MailLink, Uri>? LinksOf(string directory, Settings settings, TimeProvider time) => settings.Mail.PublicUrl is { } url
        ? new LinkSigner(settings.LinkKeysIn(directory), url, settings.Links, time).UrlOf
        : null;
}
