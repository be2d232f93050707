namespace SignalWatch.Feeds.Parsing;

/// <summary>
/// Tells the Cyrillic encodings apart where a general detector, which wants long texts, does not: in real text small
/// letters outnumber capitals, and the commonest ten letters of Russian make up most of it.
/// </summary>
internal static class CyrillicGuess
{
    private const string Common = "оеаинтсрвл";
    private const int FewestLetters = 6;
    private const double LeastRank = 0.45;

    private static readonly int[] CodePages = [1251, 20866, 28595, 866];

    /// <summary>The code page that makes Cyrillic words of the bytes; null when none does.</summary>
    public static int? CodePage(ReadOnlySpan<byte> bytes)
    {
        (int CodePage, double Rank)? best = null;
        foreach (var codePage in CodePages)
        {
            var rank = Rank(EncodingNames.Lenient(codePage).GetString(bytes));
            if (rank > LeastRank && rank > (best?.Rank ?? 0))
            {
                best = (codePage, rank);
            }
        }

        return best?.CodePage;
    }

    /// <summary>
    /// The share of common small letters among all characters beyond ASCII, less twice that of capitals inside words. Zero
    /// when the letters stand alone, as the accented ones of Western languages do.
    /// </summary>
    private static double Rank(string text)
    {
        var (beyond, common, letters, wrong, joined) = (0, 0, 0, 0, 0);
        for (var index = 0; index < text.Length; index++)
        {
            var c = text[index];
            if (c < '\u0080')
            {
                continue;
            }

            beyond++;
            letters += IsLetter(c) ? 1 : 0;
            joined += IsLetter(c) && index > 0 && IsLetter(text[index - 1]) ? 1 : 0;
            common += Common.Contains(c, StringComparison.Ordinal) ? 1 : 0;
            wrong += c is >= 'А' and <= 'Я' && index > 0 && text[index - 1] is >= 'а' and <= 'я' ? 1 : 0;
        }

        return letters < FewestLetters || letters * 10 < beyond * 8 || joined * 2 < letters ? 0 : (common - (2.0 * wrong)) / beyond;
    }

    private static bool IsLetter(char c) => c is >= 'А' and <= 'я';
}
