using System.Buffers;

namespace SignalWatch.Feeds.Parsing;

/// <summary>Finds where the pieces of damaged markup end.</summary>
internal static class MarkupScan
{
    private const int LongestSubset = 1 << 16;

    private static readonly SearchValues<char> ValueEnds = SearchValues.Create(" \t\r\n<>");

    /// <summary>How much of the start is text; zero when it is markup. An angle bracket that begins no markup is text.</summary>
    public static int TextLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (true)
        {
            var bracket = text[length..].IndexOf('<');
            if (bracket < 0)
            {
                return text.Length;
            }

            length += bracket;
            if (length + 1 >= text.Length)
            {
                return text.Length;
            }

            var next = text[length + 1];
            if (IsNameStart(next) || next is '!' or '?' || (next == '/' && length + 2 < text.Length && IsNameStart(text[length + 2])))
            {
                return length;
            }

            length++;
        }
    }

    /// <summary>The name at the start.</summary>
    public static ReadOnlySpan<char> Name(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && IsNamePart(text[length]))
        {
            length++;
        }

        return text[..length];
    }

    /// <summary>The length of a comment; one that never ends is taken to end with its first tag.</summary>
    public static int CommentLength(ReadOnlySpan<char> text, ref bool noMoreEnds)
    {
        var end = noMoreEnds ? -1 : text[4..].IndexOf("-->", StringComparison.Ordinal);
        if (end >= 0)
        {
            return end + 7;
        }

        noMoreEnds = true;
        return UpTo(text, '>');
    }

    /// <summary>The length of a declaration such as DOCTYPE, with what it declares in square brackets.</summary>
    public static int DeclarationLength(ReadOnlySpan<char> text)
    {
        var subset = text.IndexOfAny('>', '[');
        if (subset < 0 || text[subset] == '>')
        {
            return UpTo(text, '>');
        }

        var end = text[subset..Math.Min(text.Length, subset + LongestSubset)].IndexOf(']');
        return end < 0 ? UpTo(text, '>') : subset + end + UpTo(text[(subset + end)..], '>');
    }

    /// <summary>The length of a processing instruction.</summary>
    public static int InstructionLength(ReadOnlySpan<char> text) => UpTo(text, '>');

    /// <summary>The length of a start tag whose attributes begin at <paramref name="start"/>; zero when it is none.</summary>
    /// <param name="text">The text from the tag on.</param>
    /// <param name="start">Where its name ends.</param>
    /// <param name="attributes">Receives the attributes, their references decoded.</param>
    /// <param name="scratch">Room to decode in.</param>
    /// <param name="isEmpty">Whether it is its own end tag.</param>
    public static int TagLength(
        ReadOnlySpan<char> text, int start, List<(string Name, string Value)> attributes, TextBuffer scratch, out bool isEmpty)
    {
        attributes.Clear();
        isEmpty = false;
        var at = start;
        while (at < text.Length)
        {
            switch (text[at])
            {
                case '>':
                    return at + 1;
                case '<':
                    return attributes.Count > 0 ? at : 0;
                case '/':
                    at++;
                    isEmpty = at < text.Length && text[at] == '>';
                    break;
                case var c when IsNameStart(c):
                    at += AttributeLength(text[at..], attributes, scratch);
                    break;
                default:
                    at++;
                    break;
            }
        }

        return attributes.Count > 0 ? at : 0;
    }

    private static int AttributeLength(ReadOnlySpan<char> text, List<(string Name, string Value)> attributes, TextBuffer scratch)
    {
        var name = Name(text);
        var at = name.Length + White(text[name.Length..]);
        if (at >= text.Length || text[at] != '=')
        {
            return name.Length;
        }

        at++;
        at += White(text[at..]);
        var value = AttributeValue(text[at..], out var length);
        if (attributes.Count < FeedLimits.ListEntries)
        {
            scratch.Clear();
            CharacterReference.Decode(value, scratch);
            attributes.Add((name.ToString(), scratch.Span.ToString()));
        }

        return at + length;
    }

    /// <summary>A value ends at its quote; one whose quote is missing, or which has none, at white space or the tag's end.</summary>
    private static ReadOnlySpan<char> AttributeValue(ReadOnlySpan<char> text, out int length)
    {
        if (text is ['"' or '\'', ..])
        {
            var end = text[1..].IndexOfAny(text[0], '<');
            if (end >= 0 && text[end + 1] == text[0])
            {
                length = end + 2;
                return text.Slice(1, end);
            }

            text = text[1..];
            length = text.IndexOfAny(ValueEnds);
            length = length < 0 ? text.Length : length;
            return text[..length++];
        }

        length = text.IndexOfAny(ValueEnds);
        length = length < 0 ? text.Length : length;
        return text[..length];
    }

    private static int White(ReadOnlySpan<char> text)
    {
        var length = text.IndexOfAnyExcept(" \t\r\n");
        return length < 0 ? text.Length : length;
    }

    private static int UpTo(ReadOnlySpan<char> text, char end)
    {
        var length = text.IndexOf(end);
        return length < 0 ? text.Length : length + 1;
    }

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_' || c > '\u00bf';

    private static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c is ':' or '_' or '-' or '.' || c > '\u00bf';
}
