using SignalWatch.Scoring;

namespace SignalWatch.Stories;

/// <summary>Cuts news into words and numbers, keeping what capital letters say.</summary>
internal static class StoryTokens
{
    private const int LongestText = 1200;
    private const int LongestWord = 40;

    /// <summary>The tokens of a text; any Unicode is accepted.</summary>
    public static List<StoryToken> Of(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, LongestText)];
        var tokens = new List<StoryToken>();
        var isFirst = true;
        for (var i = 0; i < text.Length;)
        {
            if (char.IsAsciiDigit(CharacterFolding.Fold(text[i])))
            {
                i = ReadNumber(text, i, tokens, isFirst);
                isFirst = false;
            }
            else if (IsLetter(text[i]))
            {
                i = ReadWord(text, i, tokens, isFirst);
                isFirst = false;
            }
            else
            {
                isFirst |= EndsSentence(text, i, tokens);
                i++;
            }
        }

        return tokens;
    }

    private static bool IsLetter(char character) =>
        CharacterFolding.Fold(character) is not (CharacterFolding.Separator or CharacterFolding.Dropped or CharacterFolding.Apostrophe);

    private static bool EndsSentence(ReadOnlySpan<char> text, int i, List<StoryToken> tokens) => text[i] switch
    {
        '!' or '?' or '\n' or '"' or '“' or '”' or ':' => true,
        '.' => i + 1 < text.Length && char.IsWhiteSpace(text[i + 1]) && tokens.Count > 0 && tokens[^1].Form.Length > 2,
        _ => false,
    };

    private static int ReadNumber(ReadOnlySpan<char> text, int start, List<StoryToken> tokens, bool isFirst)
    {
        Span<char> digits = stackalloc char[LongestWord];
        var length = 0;
        var i = start;
        for (; i < text.Length && length < LongestWord; i++)
        {
            var folded = CharacterFolding.Fold(text[i]);
            if (char.IsAsciiDigit(folded))
            {
                digits[length++] = folded;
            }
            else if (text[i] is '.' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]))
            {
                digits[length++] = '.';
            }
            else if (!(text[i] is ',' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1])))
            {
                break;
            }
        }

        tokens.Add(new StoryToken(digits[..length].ToString(), false, false, isFirst, true));
        return i;
    }

    private static int ReadWord(ReadOnlySpan<char> text, int start, List<StoryToken> tokens, bool isFirst)
    {
        Span<char> word = stackalloc char[LongestWord];
        var (length, letters, capitals) = (0, 0, 0);
        var i = start;
        for (; i < text.Length && CharacterFolding.Fold(text[i]) is var folded and not CharacterFolding.Separator; i++)
        {
            if (folded == CharacterFolding.Apostrophe)
            {
                if (IsPossessive(text, i))
                {
                    i += 2;
                    break;
                }
            }
            else if (folded != CharacterFolding.Dropped && length < LongestWord)
            {
                word[length++] = folded;
                letters++;
                capitals += char.IsUpper(text[i]) ? 1 : 0;
            }
        }

        var token = new StoryToken(word[..length].ToString(), char.IsUpper(text[start]), letters > 1 && capitals == letters, isFirst, false);
        if (!JoinInitials(tokens, token, text, start))
        {
            tokens.Add(token);
        }

        return i;
    }

    private static bool IsPossessive(ReadOnlySpan<char> text, int apostrophe) =>
        apostrophe + 1 < text.Length && text[apostrophe + 1] is 's' or 'S'
        && (apostrophe + 2 >= text.Length || CharacterFolding.Fold(text[apostrophe + 2]) is CharacterFolding.Separator);

    // "U.S." and "U S" are one word.
    private static bool JoinInitials(List<StoryToken> tokens, StoryToken token, ReadOnlySpan<char> text, int start)
    {
        var isInitial = tokens.Count > 0 && token is { Form.Length: 1, IsCapital: true }
            && tokens[^1] is { IsCapital: true, IsNumber: false } before
            && (before.Form.Length == 1 || before is { IsUpper: true, Form.Length: < 4 })
            && start > 1 && text[start - 1] is '.' or ' ' && char.IsUpper(text[start - 2 >= 0 ? start - 2 : 0]);
        if (isInitial)
        {
            tokens[^1] = tokens[^1] with { Form = tokens[^1].Form + token.Form, IsUpper = true };
        }

        return isInitial;
    }
}
