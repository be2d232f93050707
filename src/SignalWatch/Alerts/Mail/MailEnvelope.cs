using System.Security.Cryptography;
using System.Text;
using MimeKit;
using SignalWatch.Alerts.Delivery;

namespace SignalWatch.Alerts.Mail;

/// <summary>Everything of a mail but its words: headers, parts and their order. The same outbox entry, words and time give the same bytes.</summary>
/// <param name="options">The sender.</param>
/// <param name="listName">What the mails are about; a name for people.</param>
/// <param name="listId">The same as lower-case words joined by hyphens.</param>
internal sealed class MailEnvelope(MailOptions options, string listName, string listId)
{
    private const int LongestAtom = 240;

    private readonly string _domain = DomainOf(options.From);

    /// <summary>Puts a mail together: text and HTML, with the picture inside.</summary>
    /// <param name="id">Its outbox entry, which gives its Message-ID: sent twice, it is still one mail.</param>
    /// <param name="to">One mailbox.</param>
    /// <param name="page">What it says.</param>
    /// <param name="picture">PNG; null for none.</param>
    /// <param name="now">Its date.</param>
    public MimeMessage Of(OutboxId id, string to, MailPage page, byte[]? picture, DateTimeOffset now)
    {
        var message = HeadOf(id, to, page, now);
        message.Body = BodyOf(page, picture, picture is null ? null : IdOf($"chart.{id.Value}"), id);
        return message;
    }

    /// <summary>Puts a mail together that is text alone.</summary>
    /// <param name="id">Its outbox entry.</param>
    /// <param name="to">One mailbox.</param>
    /// <param name="page">What it says.</param>
    /// <param name="now">Its date.</param>
    public MimeMessage PlainOf(OutboxId id, string to, MailPage page, DateTimeOffset now)
    {
        var message = HeadOf(id, to, page, now);
        message.Body = TextPartOf("plain", TextPage.Of(page));
        return message;
    }

    /// <summary>Makes the mail part of a thread whose first message need not exist (RFC 5322, 3.6.4).</summary>
    public void Thread(MimeMessage message, string thread)
    {
        var root = IdOf($"episode.{thread}");
        message.InReplyTo = root;
        message.References.Add(root);
    }

    /// <summary>Says which list the mail belongs to (RFC 2919), and how to leave it: with one click where the address is https (RFC 8058).</summary>
    public void List(MimeMessage message, Uri? unsubscribe)
    {
        var name = MailText.Line(listName, MailLimits.Name).Replace('"', '\'').Replace('\\', '/');
        message.Headers.Add(new Header(Encoding.UTF8, HeaderId.ListId, $"{(Ascii.IsValid(name) ? $"\"{name}\" " : "")}<{AtomOf(listId)}.signalwatch.{_domain}>"));
        if (unsubscribe is null)
        {
            return;
        }

        message.Headers.Add(HeaderId.ListUnsubscribe, $"<{unsubscribe.AbsoluteUri}>");
        if (unsubscribe.Scheme == Uri.UriSchemeHttps)
        {
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
    }

    private MimeMessage HeadOf(OutboxId id, string to, MailPage page, DateTimeOffset now)
    {
        var subject = MailText.Line(page.Subject, MailLimits.Subject);
        var message = new MimeMessage { Subject = subject.Length == 0 ? "SignalWatch" : subject, Date = now.ToUniversalTime(), MessageId = IdOf(id.Value) };
        message.From.Add(new MailboxAddress("SignalWatch", options.From));
        message.To.Add(MailboxAddress.Parse(to));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }

    private string IdOf(string name) => $"{AtomOf(name)}@{_domain}";

    // Ids are short and of safe characters already; should one not be, it must not reach a header as it is (RFC 5322, 3.2.3: dot-atom).
    private static string AtomOf(string name)
    {
        var atom = new StringBuilder();
        foreach (var (number, letter) in name.Index())
        {
            var isInner = letter == '.' && number > 0 && number < name.Length - 1 && name[number - 1] != '.';
            atom.Append(char.IsAsciiLetterOrDigit(letter) || letter == '-' || isInner ? letter.ToString() : FormattableString.Invariant($"_{(int)letter:x}"));
        }

        return atom.Length is > 0 and <= LongestAtom ? atom.ToString() : HashOf(name);
    }

    private static string DomainOf(string address)
    {
        var domain = MailboxAddress.TryParse(address, out var mailbox) ? MailboxAddress.EncodeAddrspec(mailbox.Address).Split('@')[^1] : "";
        return domain.Length == 0 ? "localhost" : domain;
    }

    private static MultipartAlternative AlternativeOf(MailPage page, string? pictureId) =>
    [
        TextPartOf("plain", TextPage.Of(page)),
        TextPartOf("html", HtmlPage.Of(page, pictureId)),
    ];

    private static TextPart TextPartOf(string kind, string text)
    {
        var part = new TextPart(kind);
        part.SetText(Encoding.UTF8, text);
        part.ContentTransferEncoding = part.GetBestEncoding(EncodingConstraint.SevenBit, CancellationToken.None) == ContentEncoding.Base64 ? ContentEncoding.Base64 : ContentEncoding.QuotedPrintable;
        return part;
    }

    private static MimeEntity BodyOf(MailPage page, byte[]? picture, string? pictureId, OutboxId id)
    {
        var alternative = AlternativeOf(page, pictureId);
        alternative.Boundary = BoundaryOf($"alternative {id.Value}");
        if (picture is null)
        {
            return alternative;
        }

        var image = new MimePart("image", "png")
        {
            Content = new MimeContent(new MemoryStream(picture)),
            ContentId = pictureId,
            ContentTransferEncoding = ContentEncoding.Base64,
            ContentDisposition = new ContentDisposition(ContentDisposition.Inline) { FileName = "chart.png" },
        };
        var related = new MultipartRelated { alternative, image };
        related.Boundary = BoundaryOf($"related {id.Value}");
        return related;
    }

    // Random ones would make two mails of one entry differ. "=-" is written neither in quoted-printable nor in base64.
    private static string BoundaryOf(string name) => $"=-{HashOf(name)}";

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
}
