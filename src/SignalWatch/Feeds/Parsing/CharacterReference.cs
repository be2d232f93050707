using System.Globalization;
using System.Text;
using AngleSharp.Html;

namespace SignalWatch.Feeds.Parsing;

/// <summary>Character references by name or number, decoded once.</summary>
internal static class CharacterReference
{
    private const int LongestName = 32;

    /// <summary>
    /// Appends text with its references decoded. What only looks like a reference stays as it is: names that HTML does not
    /// know, entities that a document declares for itself, and names without a semicolon, which in feeds are parts of URLs.
    /// </summary>
    public static void Decode(ReadOnlySpan<char> text, TextBuffer buffer)
    {
        while (true)
        {
            var ampersand = text.IndexOf('&');
            if (ampersand < 0)
            {
                buffer.Append(text);
                return;
            }

            buffer.Append(text[..ampersand]);
            text = text[ampersand..];
            var length = TryDecode(text, buffer);
            if (length == 0)
            {
                buffer.Append('&');
                length = 1;
            }

            text = text[length..];
        }
    }

    /// <summary>Decodes the reference at the start of the text; returns its length, zero when there is none.</summary>
    private static int TryDecode(ReadOnlySpan<char> text, TextBuffer buffer)
    {
        var end = text[..Math.Min(text.Length, LongestName)].IndexOf(';');
        if (end < 2)
        {
            return 0;
        }

        var name = text[1..end];
        if (name[0] == '#')
        {
            return TryDecodeNumber(name[1..], buffer) ? end + 1 : 0;
        }

        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                return 0;
            }
        }

        var symbol = name switch
        {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            "apos" => "'",
            "nbsp" => "\u00a0",
            _ => HtmlEntityProvider.Resolver.GetSymbol(string.Concat(name, ";")),
        };
        if (symbol is null)
        {
            return 0;
        }

        buffer.Append(symbol);
        return end + 1;
    }

    private static bool TryDecodeNumber(ReadOnlySpan<char> digits, TextBuffer buffer)
    {
        var isHex = digits is ['x' or 'X', ..];
        var style = isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        if (!int.TryParse(isHex ? digits[1..] : digits, style, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        var rune = Rune.IsValid(value) ? new Rune(value) : Rune.ReplacementChar;
        Span<char> characters = stackalloc char[2];
        buffer.Append(characters[..rune.EncodeToUtf16(characters)]);
        return true;
    }
}
