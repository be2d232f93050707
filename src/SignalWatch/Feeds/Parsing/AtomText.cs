using System.Text;

namespace SignalWatch.Feeds.Parsing;

/// <summary>Atom's text constructs and content, which state in their <c>type</c> (and in 0.3 <c>mode</c>) what they hold.</summary>
internal static class AtomText
{
    private enum Kind
    {
        Text,
        Html,
        Markup,
        Base64,
    }

    /// <summary>Reads the element that begins as it was meant: HTML, or text, with links resolved where a base is in force.</summary>
    public static string? Read(MarkupReader reader, ElementText text, Uri? at) => Read(reader, text, at, out _);

    /// <summary>Reads the element that begins as plain text.</summary>
    public static string? ReadPlain(MarkupReader reader, ElementText text)
    {
        var value = Read(reader, text, null, out var isHtml);
        if (value is null)
        {
            return null;
        }

        return isHtml ? PlainText.FromHtmlTitle(value) : PlainText.Fold(value);
    }

    private static string? Read(MarkupReader reader, ElementText text, Uri? at, out bool isHtml)
    {
        var kind = KindOf(reader.Attribute("type"), reader.Attribute("mode"));
        var value = kind is Kind.Html or Kind.Markup ? text.ReadInsideDiv(escape: kind == Kind.Markup) : text.Read();
        isHtml = kind is Kind.Html or Kind.Markup || text.HadMarkup;
        if (kind == Kind.Base64)
        {
            value = Decode(value);
            isHtml = true;
        }

        return value is not null && at is not null && isHtml ? RelativeLinks.Resolve(value, at) : value;
    }

    private static Kind KindOf(string? type, string? mode)
    {
        if (string.Equals(mode, "base64", StringComparison.OrdinalIgnoreCase))
        {
            return Kind.Base64;
        }

        var name = type?.Split(';')[0].Trim().ToLowerInvariant();
        return name switch
        {
            null or "" or "text" or "text/plain" => Kind.Text,
            "html" or "text/html" => Kind.Html,
            "xhtml" or "application/xhtml+xml" or "application/xml" or "text/xml" => IsEscaped(mode) ? Kind.Html : Kind.Markup,
            "application/octet-stream" => Kind.Base64,
            _ when name.EndsWith("+xml", StringComparison.Ordinal) => Kind.Markup,
            _ when name.Split('/')[0] is "image" or "audio" or "video" => Kind.Base64,
            _ => Kind.Text,
        };
    }

    private static bool IsEscaped(string? mode) => string.Equals(mode, "escaped", StringComparison.OrdinalIgnoreCase);

    private static string? Decode(string? value)
    {
        if (value is null)
        {
            return null;
        }

        var bytes = new byte[value.Length];
        if (!Convert.TryFromBase64String(value, bytes, out var length))
        {
            return value;
        }

        var decoded = bytes.AsSpan(0, length);
        return System.Text.Unicode.Utf8.IsValid(decoded) ? Encoding.UTF8.GetString(decoded) : null;
    }
}
