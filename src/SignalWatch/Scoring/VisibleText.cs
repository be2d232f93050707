using System.Buffers;
using System.Globalization;

namespace SignalWatch.Scoring;

/// <summary>
/// What a reader sees of a text: without invisible characters (Unicode's Default_Ignorable_Code_Point, UAX #44, and Format) and with full-width forms
/// narrowed, so that "US", "$5" and the end of a sentence are known by their spelling however it was written. Reused from text to text by one thread at a time.
/// </summary>
/// <remarks>A text without such characters, nearly every one, is not copied.</remarks>
/// <param name="capacity">The most characters to be read of a text.</param>
internal sealed class VisibleText(int capacity)
{
    // U+E0000 to U+E03FF, tags and variation selectors, as the first of two UTF-16 units.
    private const char IgnorablePlane = '\uDB40';
    private const char FullWidthSpace = '\u3000';

    private static readonly SearchValues<char> Changed = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(code => (char)code).Where(character => character == IgnorablePlane || IsInvisible(character) || Narrow(character) != character)]);

    private readonly char[] _characters = new char[capacity];
    private readonly int[] _positions = new int[capacity + 1];
    private bool _isCopied;

    /// <summary>The first visible characters of a text, at most <paramref name="length"/>; valid until the next call.</summary>
    public ReadOnlySpan<char> Read(ReadOnlySpan<char> text, int length)
    {
        var start = text[..Math.Min(text.Length, length)];
        _isCopied = start.ContainsAny(Changed);
        return _isCopied ? Copy(text, length) : start;
    }

    /// <summary>Where a character, or the end, of the span read last stands in the text as written.</summary>
    public int PositionOf(int character) => _isCopied ? _positions[character] : character;

    private ReadOnlySpan<char> Copy(ReadOnlySpan<char> text, int length)
    {
        var (i, end) = (0, 0);
        for (; i < text.Length && end < length; i++)
        {
            if (text[i] == IgnorablePlane && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (!IsInvisible(text[i]))
            {
                _positions[end] = i;
                _characters[end++] = Narrow(text[i]);
            }
        }

        _positions[end] = i;
        return _characters.AsSpan(0, end);
    }

    private static bool IsInvisible(char character) => character switch
    {
        < '\u007F' => false,
        '\u034F' or '\u115F' or '\u1160' or '\u17B4' or '\u17B5' or '\u3164' or '\uFFA0' or (>= '\u180B' and <= '\u180F') or (>= '\uFE00' and <= '\uFE0F') => true,
        _ => CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.Format,
    };

    // The full-width ! and ? stay: they end a sentence without a space after them.
    private static char Narrow(char character) => character switch
    {
        FullWidthSpace => ' ',
        '！' or '？' => character,
        >= '！' and <= '～' => (char)(character - '！' + '!'),
        '￡' => '£',
        '￥' => '¥',
        _ => character,
    };
}
