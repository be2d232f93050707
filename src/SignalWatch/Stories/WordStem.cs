namespace SignalWatch.Stories;

/// <summary>Cuts the endings that inflect English words, lightly: both forms of a word need the same stem, not a right one.</summary>
internal static class WordStem
{
    private const int ShortestStem = 3;

    /// <summary>The stem of a folded word; words of other scripts stay as they are.</summary>
    public static string Of(string word)
    {
        if (word.Length <= ShortestStem || word[^1] > 'z')
        {
            return word;
        }

        var stem = WithoutPlural(word);
        stem = WithoutEnding(stem, "ing");
        stem = WithoutEnding(stem, "ed");
        return stem.Length > ShortestStem && stem[^1] == 'e' ? stem[..^1] : stem;
    }

    private static string WithoutPlural(string word)
    {
        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > ShortestStem + 2)
        {
            return word[..^3] + "y";
        }

        var isPlural = word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i');
        return isPlural ? word[..^1] : word;
    }

    private static string WithoutEnding(string word, string ending)
    {
        if (!word.EndsWith(ending, StringComparison.Ordinal) || word.Length < ending.Length + ShortestStem)
        {
            return word;
        }

        var stem = word[..^ending.Length];
        var isDoubled = stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'e');
        return isDoubled ? stem[..^1] : stem;
    }
}
