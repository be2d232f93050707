using System.Buffers;

namespace SignalWatch.Articles;

/// <summary>
/// Refuses mark-up that opens elements and never closes them, before it is parsed: the algorithms that the HTML standard
/// prescribes for misnested formatting take time that grows with the square of the nesting (HTML Living Standard, 13.2.6.4.7).
/// </summary>
internal static class NestingLimit
{
    /// <summary>The most elements that may be open at once; real pages stay below a few hundred.</summary>
    public const int MostOpen = 2000;

    // Void elements have no end tag, and those that the standard closes by itself are left open on many real pages.
    private static readonly SearchValues<string> Unclosed = SearchValues.Create(
        ["area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p", "param", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr"],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the mark-up nests too deeply; one pass over the text.</summary>
    public static bool IsExceeded(ReadOnlySpan<char> html)
    {
        var open = 0;
        for (var at = html.IndexOf('<'); at >= 0 && at + 1 < html.Length;)
        {
            var isEnd = html[at + 1] == '/';
            var name = NameAt(html[(at + (isEnd ? 2 : 1))..]);
            if (name.Length > 0 && !Unclosed.Contains(name.ToString()))
            {
                open = Math.Max(0, open + (isEnd ? -1 : 1));
                if (open > MostOpen)
                {
                    return true;
                }
            }

            var next = html[(at + 1)..].IndexOf('<');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
    }

    private static ReadOnlySpan<char> NameAt(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && length < 16 && char.IsAsciiLetterOrDigit(text[length]))
        {
            length++;
        }

        return text[..length];
    }
}
