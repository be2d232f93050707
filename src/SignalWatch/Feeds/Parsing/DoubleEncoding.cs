using System.Text;

namespace SignalWatch.Feeds.Parsing;

/// <summary>Undoes UTF-8 that was taken for Windows-1252 and encoded as UTF-8 once more: "Ã©" for "é".</summary>
internal static class DoubleEncoding
{
    private const int FewestSequences = 2;

    /// <summary>The text as it was before; null when it was not encoded twice. All of it must fit: real text never does.</summary>
    public static string? Undo(ReadOnlySpan<char> text)
    {
        var first = text.IndexOfAnyExceptInRange('\0', '\u007f');
        if (first < 0 || !IsLead(text[first]))
        {
            return null;
        }

        var bytes = new byte[text.Length];
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] < 0x80 || text[index] is >= '\u00a0' and <= '\u00ff' or >= '\u0080' and <= '\u009f')
            {
                bytes[index] = (byte)text[index];
            }
            else if (TextBuffer.Windows1252Upper.IndexOf(text[index], StringComparison.Ordinal) is >= 0 and var offset)
            {
                bytes[index] = (byte)(0x80 + offset);
            }
            else
            {
                return null;
            }
        }

        var sequences = bytes.Count(value => value >= 0xc2);
        return sequences >= FewestSequences && System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;
    }

    private static bool IsLead(char c) => c is >= '\u00c2' and <= '\u00f4';
}
