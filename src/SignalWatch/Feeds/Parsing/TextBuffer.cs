using System.Buffers;

namespace SignalWatch.Feeds.Parsing;

/// <summary>A growing run of characters in rented memory, which stops growing at <see cref="FeedLimits.FieldCharacters"/>.</summary>
internal sealed class TextBuffer : IDisposable
{
    /// <summary>What Windows-1252 has at 0x80 to 0x9f.</summary>
    public const string Windows1252Upper = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

    private static readonly SearchValues<char> Odd = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Where(c => c is not ('\t' or '\n' or '\r')).Concat(Enumerable.Range(0x7f, 0x21)).Select(c => (char)c), '\ufffe', '\uffff']);

    private char[] _characters = ArrayPool<char>.Shared.Rent(4096);

    /// <summary>How many characters it holds.</summary>
    public int Length { get; private set; }

    /// <summary>What it holds.</summary>
    public ReadOnlySpan<char> Span => _characters.AsSpan(0, Length);

    /// <summary>Empties it.</summary>
    public void Clear() => Length = 0;

    /// <summary>Appends, as far as there is room.</summary>
    public void Append(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, FeedLimits.FieldCharacters - Length)];
        Grow(text.Length);
        text.CopyTo(_characters.AsSpan(Length));
        Length += text.Length;
    }

    /// <summary>Appends one character, if there is room.</summary>
    public void Append(char character) => Append([character]);

    /// <summary>Room to write to, followed by <see cref="Advance"/>; empty when the field is full.</summary>
    public ArraySegment<char> Room()
    {
        Grow(Math.Min(1024, FeedLimits.FieldCharacters - Length));
        return new ArraySegment<char>(_characters, Length, Math.Min(_characters.Length, FeedLimits.FieldCharacters) - Length);
    }

    /// <summary>Counts in what was written to <see cref="Room"/>.</summary>
    public void Advance(int count) => Length += count;

    /// <summary>Appends text as markup that shows it.</summary>
    public void AppendEscaped(ReadOnlySpan<char> text)
    {
        while (true)
        {
            var special = text.IndexOfAny('<', '>', '&');
            if (special < 0)
            {
                Append(text);
                return;
            }

            Append(text[..special]);
            Append(text[special] switch { '<' => "&lt;", '>' => "&gt;", _ => "&amp;" });
            text = text[(special + 1)..];
        }
    }

    /// <summary>
    /// The text without white space at its ends, or null when nothing is left. Control characters are dropped, and those
    /// of the C1 range, which only ever come from Windows-1252 passed off as Latin-1, become what was meant.
    /// </summary>
    public string? ToText()
    {
        var text = Span.Trim();
        if (text.Length > 0 && char.IsHighSurrogate(text[^1]))
        {
            text = text[..^1];
        }

        if (text.IsEmpty)
        {
            return null;
        }

        return text.ContainsAny(Odd) ? Clean(text) : text.ToString();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_characters);
        _characters = [];
        Length = 0;
    }

    private static string? Clean(ReadOnlySpan<char> text)
    {
        var clean = new System.Text.StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!Odd.Contains(c))
            {
                clean.Append(c);
            }
            else if (c is >= '\u0080' and <= '\u009f' && Windows1252Upper[c - 0x80] is var meant && !char.IsControl(meant))
            {
                clean.Append(meant);
            }
        }

        var result = clean.ToString().Trim();
        return result.Length == 0 ? null : result;
    }

    private void Grow(int by)
    {
        if (Length + by <= _characters.Length)
        {
            return;
        }

        var larger = ArrayPool<char>.Shared.Rent(Math.Max(Length + by, _characters.Length * 2));
        Span.CopyTo(larger);
        ArrayPool<char>.Shared.Return(_characters);
        _characters = larger;
    }
}
