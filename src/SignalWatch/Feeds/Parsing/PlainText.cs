using System.Text;

namespace SignalWatch.Feeds.Parsing;

/// <summary>Turns HTML fragments into the text that a reader would see.</summary>
public static class PlainText
{
    private const string CdataStart = "<![CDATA[";

    /// <summary>
    /// The text of a fragment: tags and comments removed, what script and style contain dropped, character references
    /// decoded once, white space folded to single spaces, and elements that stand on their own lines set apart by one.
    /// </summary>
    /// <param name="html">HTML of any quality. An angle bracket that begins no tag is text.</param>
    /// <returns>Text without white space at its ends; empty when there is none.</returns>
    public static string FromHtml(string html) => Convert(html, isTitle: false);

    /// <summary>
    /// As <see cref="FromHtml"/> for headlines, where angle brackets are often meant literally: only elements that HTML
    /// knows are tags, and only a script that ends is dropped.
    /// </summary>
    internal static string FromHtmlTitle(string html) => Convert(html, isTitle: true);

    /// <summary>Folds white space to single spaces and leaves everything else as it is.</summary>
    internal static string Fold(string _text) => IsFolded(_text) ? _text : new Writer(_text.Length).Add(_text).ToString();

    private static string Convert(string html, bool isTitle)
    {
        if (!html.AsSpan().ContainsAny('<', '&'))
        {
            return Fold(html);
        }

        using var decoded = new TextBuffer();
        var writer = new Writer(html.Length);
        var rest = html.AsSpan();
        var absent = new List<string>();
        while (!rest.IsEmpty)
        {
            var length = MarkupScan.TextLength(rest);
            if (length > 0)
            {
                decoded.Clear();
                CharacterReference.Decode(rest[..length], decoded);
                writer.Add(decoded.Span);
            }
            else
            {
                length = Markup(rest, isTitle, writer, absent);
            }

            rest = rest[length..];
        }

        return writer.ToString();
    }

    /// <summary>Reads the markup at the start and returns its length.</summary>
    private static int Markup(ReadOnlySpan<char> rest, bool isTitle, Writer writer, List<string> absent)
    {
        if (rest.StartsWith(CdataStart, StringComparison.Ordinal))
        {
            return CdataStart.Length;
        }

        if (rest.StartsWith("<!--", StringComparison.Ordinal))
        {
            var noMoreEnds = absent.Contains("--");
            var length = MarkupScan.CommentLength(rest, ref noMoreEnds);
            if (noMoreEnds)
            {
                absent.Add("--");
            }

            return length;
        }

        var isEnd = rest[1] == '/';
        var name = MarkupScan.Name(rest[(isEnd ? 2 : 1)..]);
        var close = TagEnd(rest);
        if (close < 0 || (isTitle && !HtmlNames.IsKnown(name)))
        {
            writer.Add("<");
            return 1;
        }

        if (!HtmlNames.IsInline(name))
        {
            writer.Separate();
        }

        return isEnd || !HtmlNames.IsHidden(name) || rest[close - 1] == '/'
            ? close + 1
            : HiddenLength(rest, close + 1, name, isTitle, writer, absent);
    }

    private static int HiddenLength(
        ReadOnlySpan<char> rest, int start, ReadOnlySpan<char> name, bool isTitle, Writer writer, List<string> absent)
    {
        var ending = $"</{name}";
        var end = absent.Contains(ending) ? -1 : rest[start..].IndexOf(ending, StringComparison.OrdinalIgnoreCase);
        if (end >= 0)
        {
            return start + end;
        }

        absent.Add(ending);
        if (isTitle)
        {
            writer.Add(rest[..start]);
            return start;
        }

        return ending is "</script" or "</style" ? rest.Length : start;
    }

    /// <summary>Where a tag ends: the first closing bracket outside quotes, or inside them when they never close.</summary>
    private static int TagEnd(ReadOnlySpan<char> tag)
    {
        var at = 1;
        while (true)
        {
            var next = tag[at..].IndexOfAny(">\"'<");
            if (next < 0)
            {
                return -1;
            }

            at += next;
            switch (tag[at])
            {
                case '>':
                    return at;
                case '<':
                    return -1;
            }

            var isValue = tag[..at].TrimEnd().EndsWith("=");
            var window = tag[(at + 1)..Math.Min(tag.Length, at + 1 + 65536)];
            var quote = isValue ? window.IndexOf(tag[at]) : -1;
            at += quote < 0 ? 1 : quote + 2;
        }
    }

    private static bool IsFolded(ReadOnlySpan<char> _text)
    {
        var wasSpace = true;
        foreach (var c in _text)
        {
            if (IsDropped(c) || (c != ' ' && char.IsWhiteSpace(c)) || (c == ' ' && wasSpace))
            {
                return false;
            }

            wasSpace = c == ' ';
        }

        return !wasSpace || _text.IsEmpty;
    }

    /// <summary>Soft hyphens, zero-width spaces and byte order marks only get in the way of words.</summary>
    private static bool IsDropped(char c) => c is '\u00ad' or '\u200b' or '\ufeff';

    private sealed class Writer(int capacity)
    {
        private readonly StringBuilder _text = new(capacity);
        private bool _isSeparated;

        public void Separate() => _isSeparated = true;

        public Writer Add(ReadOnlySpan<char> added)
        {
            foreach (var c in added)
            {
                if (char.IsWhiteSpace(c))
                {
                    _isSeparated = true;
                }
                else if (!IsDropped(c))
                {
                    if (_isSeparated && _text.Length > 0)
                    {
                        _text.Append(' ');
                    }

                    _isSeparated = false;
                    _text.Append(c);
                }
            }

            return this;
        }

        public override string ToString() => _text.ToString();
    }
}
