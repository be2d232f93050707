using System.Text;
using System.Xml;

namespace SignalWatch.Feeds.Parsing;

/// <summary>Reads feeds of every format from bytes.</summary>
public static class FeedParser
{
    /// <summary>
    /// Reads RSS 0.90 to 2.0, Atom 0.3 and 1.0, or JSON Feed. Well-formed XML is streamed; anything else is read again by
    /// a tolerant reader, which keeps all items that can be made out. At most 10,000 items, 1 MiB of text a field and 256
    /// nested elements are read; entities that a document declares are never expanded. Never throws, whatever the bytes.
    /// </summary>
    /// <param name="bytes">The answer's body, not compressed.</param>
    /// <param name="baseUri">The address that answered, for relative addresses; null when there is none.</param>
    /// <param name="contentType">The HTTP header of that name, for its charset; null when there was none.</param>
    public static FeedParseResult Parse(ReadOnlyMemory<byte> bytes, Uri? baseUri, string? contentType)
    {
        if (NotText(bytes.Span) is { } reason)
        {
            return new FeedParseResult.NotAFeed(reason);
        }

        using var decoded = FeedDecoder.Decode(bytes.Span, contentType);
        var text = decoded.Text.TrimStart();
        if (text.IsEmpty)
        {
            return new FeedParseResult.NotAFeed("The answer is empty.");
        }

        var address = baseUri is { IsAbsoluteUri: true } ? baseUri : null;
        return text.Span[0] is '{' or '[' ? ParseJson(text.Span, decoded, address) : ParseXml(text, decoded, address);
    }

    private static FeedParseResult ParseXml(ReadOnlyMemory<char> text, DecodedText decoded, Uri? address)
    {
        var feed = new FeedDraft(address);
        var wasRepaired = decoded.WasRepaired;
        string? root;
        try
        {
            using var strict = new StrictMarkupReader(text);
            root = XmlFeedReader.Read(strict, feed);
        }
        catch (XmlException)
        {
            wasRepaired = true;
            feed = new FeedDraft(address);
            using var tolerant = new TolerantMarkupReader(text);
            root = XmlFeedReader.Read(tolerant, feed);
        }

        if (feed.Format is { } format)
        {
            return new FeedParseResult.Parsed(feed.ToFeed(format, decoded.Encoding, wasRepaired));
        }

        return new FeedParseResult.NotAFeed(root switch
        {
            null => "The answer is text without any markup.",
            _ when root.Equals("html", StringComparison.OrdinalIgnoreCase) => "The answer is an HTML page.",
            _ => $"The answer is markup of another kind: its first element is <{(root.Length > 60 ? root[..60] : root)}>.",
        })
        {
            Kind = IsHtml(root, text.Span) ? NotFeedKind.HtmlPage : NotFeedKind.Other,
        };
    }

    private static bool IsHtml(string? root, ReadOnlySpan<char> text) =>
        root is not null
        && (text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || root.Equals("html", StringComparison.OrdinalIgnoreCase)
            || root.Equals("head", StringComparison.OrdinalIgnoreCase)
            || root.Equals("body", StringComparison.OrdinalIgnoreCase));

    private static FeedParseResult ParseJson(ReadOnlySpan<char> text, DecodedText decoded, Uri? address)
    {
        var feed = new FeedDraft(address);
        var problem = JsonFeedReader.Read(Encoding.UTF8.GetBytes(text.ToArray()), feed);
        if (feed.Format is { } format)
        {
            return new FeedParseResult.Parsed(feed.ToFeed(format, decoded.Encoding, decoded.WasRepaired || problem is not null));
        }

        return new FeedParseResult.NotAFeed(
            problem is null ? "The answer is JSON, but not a JSON Feed: it has no items." : $"The answer is not a JSON Feed: {problem}");
    }

    private static string? NotText(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [] => "The answer is empty.",
        [0x1f, 0x8b, ..] => "The answer is compressed with gzip.",
        [(byte)'P', (byte)'K', 3, 4, ..] => "The answer is a ZIP archive.",
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => "The answer is a PDF document.",
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xff, 0xd8, 0xff, ..] or [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "The answer is an image.",
        _ => null,
    };
}
