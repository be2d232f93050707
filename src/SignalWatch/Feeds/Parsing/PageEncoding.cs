using System.Text;
using System.Text.RegularExpressions;
using UtfUnknown;

namespace SignalWatch.Feeds.Parsing;

/// <summary>Finds a page's character encoding: BOM, valid UTF-8, HTTP, <c>meta</c>, detection, in that order.</summary>
internal static partial class PageEncoding
{
    // Browsers look at 1,024 bytes; pages with long comments or scripts before the meta are common enough to look further.
    private const int MetaBytes = 8 * 1024;
    private const int DetectedBytes = 64 * 1024;

    static PageEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The page as text, whatever the bytes are; unreadable bytes become U+FFFD.</summary>
    /// <param name="bytes">The page.</param>
    /// <param name="contentType"><c>Content-Type</c> as stated; null when the server did not say.</param>
    /// <param name="decision">The encoding and how it was decided, such as <c>windows-1251 (meta)</c>.</param>
    public static string Decode(ReadOnlySpan<byte> bytes, string? contentType, out string decision)
    {
        var (encoding, preamble, why) = Find(bytes, contentType);
        decision = $"{encoding.WebName} ({why})";
        return encoding.GetString(bytes[preamble..]);
    }

    private static (Encoding Encoding, int Preamble, string Why) Find(ReadOnlySpan<byte> bytes, string? contentType)
    {
        switch (bytes)
        {
            case [0xEF, 0xBB, 0xBF, ..]:
                return (Encoding.UTF8, 3, "BOM");
            case [0xFF, 0xFE, ..]:
                return (Encoding.Unicode, 2, "BOM");
            case [0xFE, 0xFF, ..]:
                return (Encoding.BigEndianUnicode, 2, "BOM");
        }

        // Many servers add a default charset to pages that are UTF-8; text in another encoding is hardly ever valid UTF-8 by chance.
        if (!System.Text.Ascii.IsValid(bytes) && System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return (Encoding.UTF8, 0, "valid UTF-8");
        }

        if (contentType is not null && ByName(CharsetPattern().Match(contentType)) is { } byHttp)
        {
            return (byHttp, 0, "HTTP");
        }

        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, MetaBytes)]);
        if (ByName(MetaPattern().Match(head)) is { } byMeta)
        {
            return (byMeta, 0, "meta");
        }

        var sample = bytes[..Math.Min(bytes.Length, DetectedBytes)];
        return !System.Text.Ascii.IsValid(sample) && CharsetDetector.DetectFromBytes(sample.ToArray()).Detected is { Encoding: { } detected, Confidence: > 0.5f }
            ? (detected, 0, "detected")
            : (Encoding.GetEncoding(1252), 0, "default");
    }

    private static Encoding? ByName(Match match)
    {
        if (!match.Success)
        {
            return null;
        }

        var name = match.Groups["name"].Value;
        try
        {
            // What says Latin 1 or ASCII on the web is read as windows-1252 (WHATWG Encoding, 4.2); UTF-7 is never taken.
            var encoding = Encoding.GetEncoding(name);
            return encoding.CodePage switch
            {
                28591 or 20127 => Encoding.GetEncoding(1252),
                65000 => null,
                _ => encoding,
            };
        }
        catch (ArgumentException)
        {
            return null;
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    [GeneratedRegex("""charset\s*=\s*["']?(?<name>[\w.:-]+)""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CharsetPattern();

    [GeneratedRegex("""<meta\s[^>]*?charset\s*=\s*["']?\s*(?<name>[\w.:-]+)""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MetaPattern();
}
