using System.Buffers;
using System.Text;
using UtfUnknown;

namespace SignalWatch.Feeds.Parsing;

/// <summary>
/// Finds out in which encoding bytes are: byte order mark, HTTP, the XML declaration, then detection. What is stated is
/// only believed as far as the bytes bear it out: text that is valid UTF-8 beyond ASCII is UTF-8 whatever was stated,
/// and text stated to be UTF-8 that is not valid is something else.
/// </summary>
internal static class FeedDecoder
{
    private const int Utf8 = 65001;
    private const int Windows1252 = 1252;
    private const int DeclarationLength = 512;
    private const int DetectionLength = 1 << 18;

    /// <summary>Decodes an answer.</summary>
    /// <param name="bytes">The answer's body.</param>
    /// <param name="contentType">The HTTP header of that name; null when there was none.</param>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes, string? contentType)
    {
        if (ByMark(bytes) is var (markCodePage, markLength, how))
        {
            var marked = EncodingNames.Lenient(markCodePage);
            return Decode(bytes[markLength..], marked, $"{marked.WebName} ({how})");
        }

        var http = HttpCharset(contentType);
        var declared = XmlDeclaration.Encoding(bytes[..Math.Min(bytes.Length, DeclarationLength)]);
        var isValid = Utf8IsValid(bytes, out var isAscii);
        if (isAscii && !bytes.Contains((byte)0x1b))
        {
            return Decode(bytes, Encoding.UTF8, AsciiReason(http, declared));
        }

        if (isValid && !isAscii)
        {
            return DecodeUtf8(bytes, http, declared);
        }

        return DecodeStated(bytes, http, declared) ?? DecodeUnstated(bytes, http, declared);
    }

    private static (int CodePage, int Length, string How)? ByMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xef, 0xbb, 0xbf, ..] => (Utf8, 3, "byte order mark"),
        [0xff, 0xfe, 0, 0, ..] => (12000, 4, "byte order mark"),
        [0, 0, 0xfe, 0xff, ..] => (12001, 4, "byte order mark"),
        [0xff, 0xfe, ..] => (1200, 2, "byte order mark"),
        [0xfe, 0xff, ..] => (1201, 2, "byte order mark"),
        [(byte)'<', 0, 0, 0, ..] => (12000, 0, "pattern of bytes"),
        [0, 0, 0, (byte)'<', ..] => (12001, 0, "pattern of bytes"),
        [(byte)'<' or (byte)'{', 0, not 0, 0, ..] => (1200, 0, "pattern of bytes"),
        [0, (byte)'<' or (byte)'{', 0, not 0, ..] => (1201, 0, "pattern of bytes"),
        _ => null,
    };

    private static bool Utf8IsValid(ReadOnlySpan<byte> bytes, out bool isAscii)
    {
        isAscii = Ascii.IsValid(bytes);
        return isAscii || System.Text.Unicode.Utf8.IsValid(bytes);
    }

    private static string AsciiReason(string? http, string? declared) =>
        (EncodingNames.Find(http), EncodingNames.Find(declared)) switch
        {
            ({ IsSingleByte: true } or { CodePage: Utf8 }, _) and ({ } encoding, _) => $"{encoding.WebName} (HTTP)",
            (_, { IsSingleByte: true } or { CodePage: Utf8 }) and (_, { } encoding) => $"{encoding.WebName} (XML declaration)",
            _ => "utf-8 (assumed)",
        };

    private static DecodedText DecodeUtf8(ReadOnlySpan<byte> bytes, string? http, string? declared)
    {
        var httpEncoding = EncodingNames.Find(http);
        var declaredEncoding = EncodingNames.Find(declared);
        var reason = (httpEncoding, declaredEncoding) switch
        {
            ({ CodePage: Utf8 }, _) => "HTTP",
            (_, { CodePage: Utf8 }) => "XML declaration",
            (null, null) => "the bytes",
            _ => $"the bytes; {(httpEncoding ?? declaredEncoding)?.WebName} was stated",
        };
        var text = Decode(bytes, Encoding.UTF8, $"utf-8 ({reason})");
        if (DoubleEncoding.Undo(text.Text.Span) is not { } original)
        {
            return text;
        }

        text.Dispose();
        var repaired = ArrayPool<char>.Shared.Rent(original.Length);
        original.CopyTo(repaired);
        return new DecodedText(repaired, 0, original.Length, "utf-8 (encoded twice)") { WasRepaired = true };
    }

    /// <summary>Tries what was stated. Latin-1 over HTTP is a server's default rather than a statement, so the declaration goes before it.</summary>
    private static DecodedText? DecodeStated(ReadOnlySpan<byte> bytes, string? http, string? declared)
    {
        var httpEncoding = EncodingNames.Find(http);
        var declaredEncoding = EncodingNames.Find(declared);
        (Encoding? Encoding, string How)[] stated = httpEncoding?.CodePage == Windows1252 && declaredEncoding is { CodePage: not Utf8 }
            ? [(declaredEncoding, "XML declaration"), (httpEncoding, "HTTP")]
            : [(httpEncoding, "HTTP"), (declaredEncoding, "XML declaration")];
        foreach (var (encoding, how) in stated)
        {
            if (encoding is null || encoding.CodePage is Utf8 or 1200 or 1201 or 12000 or 12001)
            {
                continue;
            }

            try
            {
                return Decode(bytes, encoding, $"{encoding.WebName} ({how})");
            }
            catch (DecoderFallbackException)
            {
                // A lie: the bytes mean something else.
            }
        }

        return null;
    }

    private static DecodedText DecodeUnstated(ReadOnlySpan<byte> bytes, string? http, string? declared)
    {
        var stated = EncodingNames.Find(http) ?? EncodingNames.Find(declared);
        if (stated is { CodePage: not Utf8 and not 1200 and not 1201 and not 12000 and not 12001 and not Windows1252 } || Utf8Damage.IsSlight(bytes))
        {
            // The encoding is right and a few bytes are not.
            var lenient = EncodingNames.Lenient(stated?.CodePage is { } codePage and not (1200 or 1201 or 12000 or 12001) ? codePage : Utf8);
            return Decode(bytes, lenient, $"{lenient.WebName} (with bytes that are not of it)", wasRepaired: true);
        }

        var detected = Detect(bytes);
        var what = stated is null ? "detected" : $"detected; {stated.WebName} was stated";
        return Decode(bytes, detected, $"{detected.WebName} ({what})", wasRepaired: stated is not null);
    }

    private static Encoding Detect(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length, DetectionLength)].ToArray();
        var codePage = CyrillicGuess.CodePage(sample)
            ?? EncodingNames.Find(CharsetDetector.DetectFromBytes(sample).Detected?.EncodingName)?.CodePage
            ?? Windows1252;
        return EncodingNames.Lenient(codePage == Utf8 ? Windows1252 : codePage);
    }

    private static DecodedText Decode(ReadOnlySpan<byte> bytes, Encoding encoding, string how, bool wasRepaired = false)
    {
        var characters = ArrayPool<char>.Shared.Rent(encoding.GetMaxCharCount(bytes.Length));
        try
        {
            var length = encoding.GetChars(bytes, characters);
            var start = characters.AsSpan(0, length).IndexOfAnyExcept('\ufeff');
            start = start < 0 ? 0 : start;
            return new DecodedText(characters, start, length - start, how) { WasRepaired = wasRepaired };
        }
        catch (DecoderFallbackException)
        {
            ArrayPool<char>.Shared.Return(characters);
            throw;
        }
    }

    private static string? HttpCharset(string? contentType)
    {
        foreach (var parameter in (contentType ?? "").Split(';').Skip(1))
        {
            var pair = parameter.Split('=', 2, StringSplitOptions.TrimEntries);
            if (pair.Length == 2 && pair[0].Equals("charset", StringComparison.OrdinalIgnoreCase))
            {
                return pair[1].Trim('"', '\'');
            }
        }

        return null;
    }
}
