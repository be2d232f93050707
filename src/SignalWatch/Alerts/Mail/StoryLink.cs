using System.Globalization;
using SignalWatch.Feeds;
using SignalWatch.Scoring;

namespace SignalWatch.Alerts.Mail;

/// <summary>A story's page as a mail links to it.</summary>
/// <param name="Target">Absolute, http or https, its host in ASCII.</param>
/// <param name="Host">The host as it is shown beside the link.</param>
internal sealed record StoryLink(Uri Target, string Host)
{
    private const int Longest = 2000;
    private const char LastLatinOfLanguages = '\u024F';

    /// <summary>The link; null where the text is no address of the web, or one that hides where it leads: with a user name, white space or control characters.</summary>
    public static StoryLink? Of(string? url)
    {
        if (url is null or { Length: > Longest } || url.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter)))
        {
            return null;
        }

        var isWeb = Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri is { UserInfo.Length: 0, Host.Length: > 0 };
        if (!isWeb || uri is null || CanonicalUrl.AsciiHost(uri) is not { } ascii)
        {
            return null;
        }

        var target = uri.HostNameType == UriHostNameType.Dns ? new UriBuilder(uri) { Host = ascii }.Uri : uri;
        return target.AbsoluteUri.Length > Longest ? null : new StoryLink(target, ShownHost(target.Host));
    }

    /// <summary>
    /// The host in its own letters where all of them, those of its last label too, are of one script; else in punycode (RFC 3492), so that
    /// no Cyrillic а passes for a Latin one.
    /// </summary>
    private static string ShownHost(string ascii)
    {
        string shown;
        try
        {
            shown = new IdnMapping().GetUnicode(ascii);
        }
        catch (ArgumentException)
        {
            return ascii;
        }

        var letters = shown.Where(char.IsLetter).ToList();
        var scripts = letters.Select(WritingScript.IndexOf).Distinct().ToList();
        var isPlain = scripts is [>= 0] && !shown.Any(char.IsSurrogate) && letters.TrueForAll(IsOfLanguages);
        return isPlain ? shown : ascii;
    }

    // Phonetic letters are Latin by script, look like others and spell no language's names.
    private static bool IsOfLanguages(char letter) => WritingScript.IndexOf(letter) != 0 || letter <= LastLatinOfLanguages || letter >= '\u1E00';
}
