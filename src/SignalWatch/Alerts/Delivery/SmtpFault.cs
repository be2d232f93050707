using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace SignalWatch.Alerts.Delivery;

/// <summary>Says what a failed conversation with a mail server means for a mail, and for the operator.</summary>
internal static class SmtpFault
{
    private const int LongestReply = 300;

    // RFC 3463 section 3.2 and RFC 7505: no such mailbox, no such domain, not an address, moved, a domain that takes no mail. X.1.7 and
    // X.1.8 are about the sender's address, and X.1.0 may be.
    private static readonly string[] BadAddress = ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10"];

    /// <summary>Whether the exception is one that a server or the network causes.</summary>
    public static bool IsExpected(Exception fault) => fault
        is SmtpCommandException or SmtpProtocolException or AuthenticationException or SslHandshakeException or SaslException
        or SocketException or IOException or NotSupportedException or ServiceNotConnectedException or ServiceNotAuthenticatedException
        or OperationCanceledException;

    /// <summary>What it means that no connection came about.</summary>
    public static DeliveryOutcome.Unreachable OfConnecting(Exception fault, SmtpOptions options) => new(fault switch
    {
        SslHandshakeException when fault.GetBaseException() is SmtpCertificateException untrusted =>
            $"{options.Host} shows a certificate that is not trusted ({untrusted.Message}); correct Smtp:Host, or name its authority's file in Smtp:AuthorityFile.",
        SslHandshakeException =>
            $"{options.Host} does not encrypt as asked on port {options.Port.ToText()} ({Clean(fault.GetBaseException().Message)}); see Smtp:Port and Smtp:Security.",
        AuthenticationException or SaslException =>
            $"{options.Host} refuses the user name or password ({Clean(fault.Message)}); see Smtp:UserName and Smtp__Password.",
        NotSupportedException => $"{options.Host} offers no way to do it ({Clean(fault.Message)}); see Smtp:Security and Smtp:UserName.",
        SmtpCommandException command => $"{options.Host} turns everybody away now ({ReplyOf(command)}).",
        SmtpProtocolException => $"{options.Host} does not speak SMTP on port {options.Port.ToText()} ({Clean(fault.Message)}); see Smtp:Port and Smtp:Security.",
        OperationCanceledException => $"{options.Host} did not answer on port {options.Port.ToText()} within {options.ConnectTimeout}; see Smtp:Host and Smtp:Port, and the firewall.",
        _ => $"{options.Host} can't be reached on port {options.Port.ToText()} ({Clean(fault.GetBaseException().Message)}); see Smtp:Host and Smtp:Port, and the firewall.",
    });

    /// <summary>What it means that a mail was not taken.</summary>
    /// <param name="fault">What happened.</param>
    /// <param name="isUnderWay">Whether the mail itself was under way: the server may have taken it, and only its reply be lost.</param>
    public static DeliveryOutcome OfSending(Exception fault, bool isUnderWay) => fault switch
    {
        SmtpCommandException command => OfReply(command),
        SmtpProtocolException or IOException or SocketException or OperationCanceledException or ServiceNotConnectedException
            when isUnderWay => new DeliveryOutcome.Deferred(
                $"The connection ended before the server's reply ({TextOf(fault)}). It may have the mail; it is sent again under the same Message-ID."),
        NotSupportedException => new DeliveryOutcome.Refused($"The server can't take this address or text ({Clean(fault.Message)}).", IsAddressBad: false),
        ServiceNotAuthenticatedException => new DeliveryOutcome.Unreachable("The server wants a user name and password; see Smtp:UserName and Smtp__Password."),
        _ => new DeliveryOutcome.Deferred($"The connection ended before the mail was sent ({TextOf(fault)})."),
    };

    private static DeliveryOutcome OfReply(SmtpCommandException fault)
    {
        var code = (int)fault.StatusCode;
        var reply = ReplyOf(fault);
        return fault switch
        {
            // 421: the server is closing. A sender that it refuses for good is a matter of settings: no mail would fare better.
            _ when code == 421 => new DeliveryOutcome.Unreachable($"The server takes nothing more now ({reply})."),
            { ErrorCode: SmtpErrorCode.SenderNotAccepted } when code >= 500 =>
                new DeliveryOutcome.Unreachable($"The server refuses the sender ({reply}); see Mail:From and Smtp:UserName."),
            _ when code < 500 => new DeliveryOutcome.Deferred($"The server asks to try later ({reply})."),
            { ErrorCode: SmtpErrorCode.RecipientNotAccepted } when IsAddressBad(fault.Message) =>
                new DeliveryOutcome.Refused($"There is no such address ({reply}).", IsAddressBad: true),
            { ErrorCode: SmtpErrorCode.RecipientNotAccepted } => new DeliveryOutcome.Refused($"The server refuses the recipient ({reply}).", IsAddressBad: false),
            _ => new DeliveryOutcome.Refused($"The server refuses the mail ({reply}).", IsAddressBad: false),
        };
    }

    private static bool IsAddressBad(string reply) => BadAddress.Any(status =>
        reply.StartsWith(status, StringComparison.Ordinal) && (reply.Length == status.Length || reply[status.Length] == ' '));

    private static string ReplyOf(SmtpCommandException fault) => $"{((int)fault.StatusCode).ToText()} {Clean(fault.Message)}";

    private static string TextOf(Exception fault) => fault is OperationCanceledException ? "it took too long" : Clean(fault.GetBaseException().Message);

    // A server's words reach mails, terminals and logs.
    private static string Clean(string text)
    {
        var words = string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        var visible = string.Concat(words.Where(letter => !char.IsControl(letter)));
        return visible.Length <= LongestReply ? visible : visible[..LongestReply];
    }

    private static string ToText(this int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
