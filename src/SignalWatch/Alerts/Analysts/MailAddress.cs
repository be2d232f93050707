using MimeKit;

namespace SignalWatch.Alerts.Analysts;

/// <summary>Tells whether a text is one mailbox that mail can be sent to.</summary>
public static class MailAddress
{
    // RFC 5321, 4.5.3.1.3: a path has at most 256 octets with its angle brackets.
    private const int Longest = 254;

    /// <summary>What is wrong with an address, in words that follow "the address"; null when it can be used.</summary>
    /// <param name="address">One mailbox without a display name, such as <c>nino@example.org</c>.</param>
    public static string? ProblemOf(string address)
    {
        if (address.Length is 0 or > Longest)
        {
            return FormattableString.Invariant($"has {address.Length} characters; write one of 3 to {Longest}, such as nino@example.org");
        }

        // A line break in an address would end the header that it is written into.
        if (address.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter) || letter is '<' or '>' or ',' or ';' or '"'))
        {
            return "has a space, a control character or one of < > , ; \" in it; write only the mailbox, such as nino@example.org";
        }

        return MailboxAddress.TryParse(address, out var mailbox) && mailbox.Address == address && HasDomain(address)
            ? null
            : "is not a mail address; write one such as nino@example.org";
    }

    // MimeKit takes a bare "nino" for a local mailbox; nothing outside this machine could deliver to it.
    private static bool HasDomain(string address) => address.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < address.Length - 1;
}
