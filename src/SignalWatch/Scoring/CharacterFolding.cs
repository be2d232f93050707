using System.Globalization;
using System.Text;

namespace SignalWatch.Scoring;

/// <summary>What one UTF-16 unit means to the classifier: dropped, separator, digit, or a letter in its plainest form.</summary>
/// <remarks>
/// Lower case, full-width forms narrowed and Latin diacritics removed, so that "Çavuşoğlu" and "Cavusoglu" agree. Zero-width
/// characters, soft hyphens and bidirectional controls vanish: they are invisible to a reader and only serve to split words.
/// </remarks>
internal static class CharacterFolding
{
    /// <summary>Stands for a character that is skipped as if it were not there.</summary>
    public const char Dropped = '\u0001';

    /// <summary>Stands for a character that ends a word.</summary>
    public const char Separator = ' ';

    /// <summary>Stands for every kind of apostrophe.</summary>
    public const char Apostrophe = '\'';

    private const string LookAlikes = "аaеeоoрpсcуyхxіiјjѕsԁdһhӏlкkмmтtвbнhαaοoνvρpιiκkτtυuεe";

    private static readonly char[] Folded = BuildFolded();

    private static readonly Dictionary<char, char> Latin = BuildLatin();

    /// <summary>The folded form: a lower-case letter, a digit, <see cref="Dropped"/>, <see cref="Apostrophe"/> or <see cref="Separator"/>.</summary>
    public static char Fold(char character) => Folded[character];

    /// <summary>Whether a folded letter is a plain Latin one.</summary>
    public static bool IsLatin(char folded) => folded is >= 'a' and <= 'z';

    /// <summary>Replaces Cyrillic and Greek look-alikes by the Latin letters they imitate, in a word that mixes scripts.</summary>
    public static void FoldLookAlikes(Span<char> word)
    {
        foreach (ref var letter in word)
        {
            if (Latin.TryGetValue(letter, out var latin))
            {
                letter = latin;
            }
        }
    }

    private static char[] BuildFolded()
    {
        var table = new char[char.MaxValue + 1];
        for (var code = 0; code < table.Length; code++)
        {
            table[code] = FoldSlowly((char)code);
        }

        return table;
    }

    private static char FoldSlowly(char character)
    {
        switch (character)
        {
            case '\'' or '’' or '‘' or 'ʼ' or '`' or '´' or '＇':
                return Apostrophe;
            case >= '！' and <= '～':
                return FoldSlowly((char)(character - '！' + '!'));
            case 'ı':
                return 'i';
            case 'ə' or 'Ə':
                return 'a';
        }

        return CharUnicodeInfo.GetUnicodeCategory(character) switch
        {
            UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => Dropped,
            UnicodeCategory.DecimalDigitNumber => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(character)),
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => WithoutDiacritics(char.ToLowerInvariant(character)),
            UnicodeCategory.SpacingCombiningMark => character,
            _ => Separator,
        };
    }

    private static char WithoutDiacritics(char letter)
    {
        if (letter is < '\u00C0' or (> '\u024F' and < '\u1E00') or > '\u1EFF')
        {
            return letter;
        }

        var plain = letter.ToString().Normalize(NormalizationForm.FormD)[0];
        return plain switch { 'ø' => 'o', 'ł' => 'l', 'đ' => 'd', 'æ' => 'a', _ => plain };
    }

    private static Dictionary<char, char> BuildLatin()
    {
        var latin = new Dictionary<char, char>();
        for (var i = 0; i < LookAlikes.Length; i += 2)
        {
            latin[LookAlikes[i]] = LookAlikes[i + 1];
        }

        return latin;
    }
}
