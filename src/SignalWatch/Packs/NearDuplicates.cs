namespace SignalWatch.Packs;

/// <summary>
/// Finds all pairs of texts whose word sets overlap by more than a share, without comparing every pair: two sets can only overlap that
/// far when they share one of their rarest words (prefix filtering: Chaudhuri, Ganti and Kaushik, "A Primitive Operator for Similarity
/// Joins in Data Cleaning", ICDE 2006; Bayardo, Ma and Srikant, "Scaling Up All Pairs Similarity Search", WWW 2007).
/// </summary>
internal static class NearDuplicates
{
    /// <summary>The most pairs that are looked for: a file made from a template has millions, and a few tell as much.</summary>
    internal const int MostPairs = 100_000;

    /// <summary>The first <see cref="MostPairs"/> pairs that overlap by more than <paramref name="share"/>, by the later line, then by the earlier.</summary>
    /// <param name="examples">In file order.</param>
    /// <param name="share">Jaccard index above which two are near-duplicates; above 0, below 1.</param>
    public static IReadOnlyList<NearDuplicate> Find(IReadOnlyList<Example> examples, double share)
    {
        var sets = RareFirst([.. examples.Select(example => NormalWords.Of(example.Text))]);
        var pairs = new List<NearDuplicate>();
        var holders = new Dictionary<int, List<int>>();
        for (var i = 0; i < sets.Length && pairs.Count < MostPairs; i++)
        {
            var prefix = PrefixLength(sets[i].Length, share);
            var candidates = sets[i].Take(prefix).Where(holders.ContainsKey).SelectMany(word => holders[word]).Distinct().Order();
            foreach (var candidate in candidates)
            {
                var overlap = Jaccard(sets[candidate], sets[i]);
                if (overlap > share)
                {
                    pairs.Add(new NearDuplicate(examples[candidate], examples[i], overlap));
                }
            }

            foreach (var word in sets[i].Take(prefix))
            {
                (holders.TryGetValue(word, out var list) ? list : holders[word] = []).Add(i);
            }
        }

        return pairs;
    }

    // A set of n words that overlaps by more than a share has more than share * n of them in common; so many words at most can be missing.
    private static int PrefixLength(int words, double share) => words - (int)Math.Ceiling(share * words) + 1;

    /// <summary>Each text's distinct words as ranks, the rarest word of all texts first.</summary>
    private static int[][] RareFirst(IReadOnlyList<string>[] texts)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in texts.SelectMany(words => words.Distinct(StringComparer.Ordinal)))
        {
            counts[word] = counts.GetValueOrDefault(word) + 1;
        }

        var ranks = counts.OrderBy(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select((pair, rank) => (pair.Key, rank)).ToDictionary(pair => pair.Key, pair => pair.rank, StringComparer.Ordinal);
        return [.. texts.Select(words => words.Distinct(StringComparer.Ordinal).Select(word => ranks[word]).Order().ToArray())];
    }

    private static double Jaccard(int[] left, int[] right)
    {
        var (i, j, common) = (0, 0, 0);
        while (i < left.Length && j < right.Length)
        {
            var order = left[i].CompareTo(right[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return common == 0 ? 0 : (double)common / (left.Length + right.Length - common);
    }
}
