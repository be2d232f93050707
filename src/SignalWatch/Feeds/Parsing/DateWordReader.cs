namespace SignalWatch.Feeds.Parsing;

/// <summary>Cuts a date into runs of letters, numbers, and what stands before them.</summary>
internal ref struct DateWordReader(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> _rest = text;

    /// <summary>The word or number.</summary>
    public ReadOnlySpan<char> Word { get; private set; }

    /// <summary>The character right before it; a space at the start or after white space.</summary>
    public char Before { get; private set; }

    /// <summary>The character right behind it; a space at the end.</summary>
    public readonly char After => _rest.IsEmpty ? ' ' : _rest[0];

    /// <summary>Whether it is a number.</summary>
    public readonly bool IsNumber => char.IsAsciiDigit(Word[0]);

    /// <summary>Goes to the next word; false at the end. What stands in parentheses is a comment.</summary>
    public bool Next()
    {
        Before = ' ';
        while (!_rest.IsEmpty && (!char.IsLetterOrDigit(_rest[0]) || IsClockMark(_rest)))
        {
            Before = char.IsWhiteSpace(_rest[0]) ? ' ' : _rest[0];
            var close = _rest[0] == '(' ? _rest.IndexOf(')') : 0;
            _rest = _rest[(close < 0 ? _rest.Length : close + 1)..];
        }

        if (_rest.IsEmpty)
        {
            return false;
        }

        var isNumber = char.IsAsciiDigit(_rest[0]);
        var length = 1;
        while (length < _rest.Length && (isNumber ? char.IsAsciiDigit(_rest[length]) : IsWordPart(_rest[length])))
        {
            length++;
        }

        Word = _rest[..length];
        _rest = _rest[length..];
        return true;
    }

    /// <summary>Whether an h stands where others write a colon: 10h20.</summary>
    private static bool IsClockMark(ReadOnlySpan<char> text) => text is ['h' or 'H', >= '0' and <= '9', ..];

    private static bool IsWordPart(char c) =>
        (char.IsLetter(c) && !char.IsAsciiDigit(c)) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark;
}
