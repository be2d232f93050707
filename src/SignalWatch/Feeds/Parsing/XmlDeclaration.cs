using System.Text.RegularExpressions;

namespace SignalWatch.Feeds.Parsing;

/// <summary>What an XML declaration says of its encoding.</summary>
internal static partial class XmlDeclaration
{
    /// <summary>The encoding stated at the start of bytes whose encoding contains ASCII; null when none is.</summary>
    public static string? Encoding(ReadOnlySpan<byte> start)
    {
        var text = System.Text.Encoding.Latin1.GetString(start);
        try
        {
            return Statement().Match(text) is { Success: true } match ? match.Groups["name"].Value : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    [GeneratedRegex("""<\?xml\s[^>]{0,200}?encoding\s*=\s*["']?(?<name>[A-Za-z0-9._:-]{1,40})""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Statement();
}
