using System.Buffers.Text;
using System.Security.Cryptography;

namespace SignalWatch.Alerts.Links;

/// <summary>
/// Makes the links in mails and checks them. A token is base64url of the link's bytes and their HMAC-SHA256 (RFC 2104), so nothing
/// is kept for it before it is followed: it says what may be done, for whom and until when, and only who has the key can make one. Safe for concurrent use.
/// </summary>
/// <param name="keys">What signs.</param>
/// <param name="publicUrl">Where the site is reached; null when it is not, and then links can only be checked.</param>
/// <param name="options">How long links last.</param>
/// <param name="time">The clock.</param>
public sealed class LinkSigner(LinkKeys keys, Uri? publicUrl, LinkOptions options, TimeProvider time)
{
    /// <summary>Where links lead, below the site's address; the token follows.</summary>
    public const string Path = "m/";

    private const int SignatureBytes = 32;
    private const int LongestToken = 1500;

    // Keeps what is signed here apart from whatever else may ever be signed with the same key.
    private static readonly byte[] Purpose = "signalwatch mail link\0"u8.ToArray();

    /// <summary>The link's whole address. Made twice on one UTC day it is the same, so that a mail composed anew is the same mail.</summary>
    /// <exception cref="InvalidOperationException">There is no public address.</exception>
    public Uri UrlOf(MailLink link) => publicUrl is null
        ? throw new InvalidOperationException("Links need Mail:PublicUrl, the address under which analysts reach this installation.")
        : new Uri($"{publicUrl.AbsoluteUri.TrimEnd('/')}/{Path}{TokenOf(link)}");

    /// <summary>The token: printable, and fit for a path.</summary>
    public string TokenOf(MailLink link)
    {
        var payload = LinkText.Write(link, DayOf(time.GetUtcNow() + LifetimeOf(link)));
        return Base64Url.EncodeToString([.. payload, .. Sign(keys.All[0], payload)]);
    }

    /// <summary>What a token turns out to be. Takes the same time whatever is wrong with a signature.</summary>
    public LinkCheck Check(string token)
    {
        if (BytesOf(token) is not { } bytes)
        {
            return new LinkCheck.Malformed();
        }

        var payload = bytes.AsMemory(0, bytes.Length - SignatureBytes);
        if (!IsSigned(payload.Span, bytes.AsSpan(payload.Length)))
        {
            return new LinkCheck.Forged();
        }

        if (LinkText.Read(payload) is not var (link, day))
        {
            return new LinkCheck.Malformed();
        }

        var until = DateTimeOffset.UnixEpoch.AddDays(day + 1);
        return time.GetUtcNow() < until ? new LinkCheck.Valid(link, until, Convert.ToHexStringLower(SHA256.HashData(bytes))) : new LinkCheck.Expired(until);
    }

    private static int DayOf(DateTimeOffset time) => (int)(time - DateTimeOffset.UnixEpoch).TotalDays;

    private static byte[] Sign(ReadOnlySpan<byte> key, ReadOnlySpan<byte> payload) => HMACSHA256.HashData(key, [.. Purpose, .. payload]);

    // Base64 lets its last character vary; a token has one spelling only.
    private static byte[]? BytesOf(string token) =>
        token.Length is > SignatureBytes and <= LongestToken && Base64Url.IsValid(token, out var length) && length > SignatureBytes
        && Base64Url.DecodeFromChars(token) is var bytes && string.Equals(Base64Url.EncodeToString(bytes), token, StringComparison.Ordinal)
            ? bytes
            : null;

    private bool IsSigned(ReadOnlySpan<byte> payload, ReadOnlySpan<byte> signature)
    {
        var isSigned = false;
        foreach (var key in keys.All)
        {
            isSigned |= CryptographicOperations.FixedTimeEquals(Sign(key, payload), signature);
        }

        return isSigned;
    }

    private TimeSpan LifetimeOf(MailLink link) => link switch
    {
        MailLink.Judge => options.VerdictLifetime,
        MailLink.Mute => options.MuteLifetime,
        _ => options.UnsubscribeLifetime,
    };
}
