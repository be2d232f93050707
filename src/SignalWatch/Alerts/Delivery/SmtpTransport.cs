using System.Net;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace SignalWatch.Alerts.Delivery;

/// <summary>
/// Hands mails to an SMTP server (RFC 5321), one after the other over one connection that is kept while mails follow each other. It
/// never throws for what a server or the network does: that is the outcome.
/// </summary>
public sealed partial class SmtpTransport : IMailTransport, IAsyncDisposable
{
    // Servers end a connection on which nothing is said for some minutes (RFC 5321 section 4.5.3.2.7); some much earlier.
    private static readonly TimeSpan LongestIdle = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly SmtpOptions _options;
    private readonly SmtpTrust _trust;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private SmtpClient? _client;
    private long _lastUsed;

    /// <summary>Makes a transport; it connects with the first mail.</summary>
    /// <exception cref="InvalidDataException">The own authority's file can't be used.</exception>
    public SmtpTransport(SmtpOptions options, TimeProvider time, ILogger<SmtpTransport> logger)
    {
        _options = options;
        _trust = new SmtpTrust(options.AuthorityFile);
        _time = time;
        _logger = logger;
    }

    /// <inheritdoc />
    public async Task<DeliveryOutcome> DeliverAsync(OutboxId id, MimeMessage message, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var (outcome, isWorthAnother) = await TryAsync(message, cancellationToken);
            if (isWorthAnother)
            {
                (outcome, _) = await TryAsync(message, cancellationToken);
            }

            Log.HandedOn(_logger, id.Value, outcome);
            return outcome;
        }
        finally
        {
            _lastUsed = _time.GetTimestamp();
            _turn.Release();
        }
    }

    /// <inheritdoc />
    public async Task RestAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await CloseAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await CloseAsync(CancellationToken.None);
        _turn.Dispose();
    }

    /// <summary>One attempt; another is worth it when a connection that was kept turns out to be dead before the mail was under way.</summary>
    private async Task<(DeliveryOutcome Outcome, bool IsWorthAnother)> TryAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        var isKept = _client is { IsConnected: true } && _time.GetElapsedTime(_lastUsed) < LongestIdle;
        if (!isKept && await ConnectAsync(cancellationToken) is { } unreachable)
        {
            return (unreachable, false);
        }

        using var patience = new CancellationTokenSource(_options.SendTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        var progress = new Progress();
        try
        {
            var client = _client ?? throw new InvalidOperationException("There is no connection.");
            return (new DeliveryOutcome.Delivered(await client.SendAsync(message, either.Token, progress)), false);
        }
        catch (Exception e) when (SmtpFault.IsExpected(e) && !cancellationToken.IsCancellationRequested)
        {
            var outcome = SmtpFault.OfSending(e, progress.IsUnderWay);
            if (e is not SmtpCommandException || outcome is DeliveryOutcome.Unreachable)
            {
                Abandon();
            }

            return (outcome, isKept && !progress.IsUnderWay && IsDead(e));
        }
        catch (OperationCanceledException)
        {
            Abandon();
            throw;
        }
    }

    private static bool IsDead(Exception fault) => fault is IOException or SmtpProtocolException or ServiceNotConnectedException or SmtpCommandException { StatusCode: SmtpStatusCode.ServiceNotAvailable };

    private async Task<DeliveryOutcome?> ConnectAsync(CancellationToken cancellationToken)
    {
        await CloseAsync(cancellationToken);
        using var patience = new CancellationTokenSource(_options.ConnectTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        var client = new SmtpClient { CheckCertificateRevocation = false, ServerCertificateValidationCallback = (_, certificate, chain, errors) => _trust.Check(certificate, chain, errors) };
        _client = client;
        try
        {
            await client.ConnectAsync(_options.Host, _options.Port, SocketOptionsOf(_options.Security), either.Token);
            if (_options.UserName.Length > 0)
            {
                await client.AuthenticateAsync(new NetworkCredential(_options.UserName, _options.Password), either.Token);
            }

            return null;
        }
        catch (Exception e) when (SmtpFault.IsExpected(e) && !cancellationToken.IsCancellationRequested)
        {
            Abandon();
            return SmtpFault.OfConnecting(e, _options);
        }
        catch (OperationCanceledException)
        {
            Abandon();
            throw;
        }
    }

    private static SecureSocketOptions SocketOptionsOf(SmtpSecurity security) => security switch
    {
        SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
        SmtpSecurity.None => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };

    /// <summary>Takes leave of the server, when it is still there; not for long, since a program may be waiting to end.</summary>
    private async Task CloseAsync(CancellationToken cancellationToken)
    {
        if (_client is not { } client)
        {
            return;
        }

        using var patience = new CancellationTokenSource(LongestGoodbye, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await client.DisconnectAsync(quit: true, either.Token);
        }
        catch (Exception e) when (SmtpFault.IsExpected(e))
        {
            Log.LeftWithoutGoodbye(_logger, e.Message);
        }

        Abandon();
    }

    private void Abandon()
    {
        _client?.Dispose();
        _client = null;
    }

    /// <summary>Notes when the mail itself is under way.</summary>
    private sealed class Progress : ITransferProgress
    {
        public bool IsUnderWay { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => IsUnderWay = true;

        public void Report(long bytesTransferred) => IsUnderWay = true;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 701, Level = LogLevel.Debug, Message = "Mail {Id}: {Outcome}")]
        public static partial void HandedOn(ILogger logger, string id, DeliveryOutcome outcome);

        [LoggerMessage(EventId = 702, Level = LogLevel.Debug, Message = "The mail server was gone before the connection was closed: {Reason}")]
        public static partial void LeftWithoutGoodbye(ILogger logger, string reason);
    }
}
