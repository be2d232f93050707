using System.Globalization;
using System.Text;

namespace SignalWatch.Packs;

/// <summary>
/// The words of a text as queries and the check of examples compare them: runs of letters and digits in lower case and without Latin
/// diacritics; a possessive <c>'s</c> goes, other apostrophes vanish, and initials joined by stops ("U.S.") are one word.
/// </summary>
internal static class NormalWords
{
    /// <summary>The words in reading order.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsLetterOrDigit(text[i]))
            {
                word.Append(Folded(text[i]));
            }
            else if (IsApostrophe(text[i]) && IsPossessive(text, i))
            {
                End(word, words);
                i++;
            }
            else if (!IsInvisible(text[i]) && !IsApostrophe(text[i]) && !JoinsInitials(text, i))
            {
                End(word, words);
            }
        }

        End(word, words);
        return words;
    }

    private static void End(StringBuilder word, List<string> words)
    {
        if (word.Length > 0)
        {
            words.Add(word.ToString());
            word.Clear();
        }
    }

    private static char Folded(char letter)
    {
        if (letter < '\u0080')
        {
            return char.ToLowerInvariant(letter);
        }

        // Only Latin: Cyrillic й and ё would lose the mark that makes them letters of their own.
        var isMarkedLatin = letter is >= '\u00C0' and <= '\u024F' or >= '\u1E00' and <= '\u1EFF';
        var plain = isMarkedLatin ? letter.ToString().Normalize(NormalizationForm.FormD)[0] : letter;
        return plain is 'ı' ? 'i' : char.ToLowerInvariant(plain);
    }

    private static bool IsApostrophe(char character) => character is '\'' or '’' or '‘' or 'ʼ' or '`';

    // Soft hyphens, zero-width and combining characters: they split no word that a reader sees.
    private static bool IsInvisible(char character) =>
        CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark;

    private static bool IsPossessive(string text, int apostrophe) =>
        apostrophe + 1 < text.Length && text[apostrophe + 1] is 's' or 'S'
        && (apostrophe + 2 == text.Length || !char.IsLetterOrDigit(text[apostrophe + 2]));

    private static bool JoinsInitials(string text, int stop) =>
        text[stop] == '.' && IsInitial(text, stop - 1) && (IsInitial(text, stop + 1) || IsInitial(text, stop - 3));

    private static bool IsInitial(string text, int index) =>
        index >= 0 && index < text.Length && char.IsUpper(text[index])
        && (index == 0 || !char.IsLetterOrDigit(text[index - 1]))
        && (index + 1 == text.Length || !char.IsLetterOrDigit(text[index + 1]));
}
