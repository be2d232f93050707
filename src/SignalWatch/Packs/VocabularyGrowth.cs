namespace SignalWatch.Packs;

/// <summary>
/// How many distinct words a set of examples holds after a quarter, a half, three quarters and all of its texts, taken in an order of
/// their own so that the file's has no say. Sentences made from a template bring few new words, and the growth flattens.
/// </summary>
/// <param name="Words">Running words after each quarter.</param>
/// <param name="DistinctWords">Distinct words after each quarter.</param>
public sealed record VocabularyGrowth(IReadOnlyList<int> Words, IReadOnlyList<int> DistinctWords)
{
    private const int Quarters = 4;

    /// <summary>
    /// The exponent b of Heaps' law, distinct = k * words^b: the slope of a straight line through the logarithms of the quarters. 0.4 to
    /// 0.6 for English text in bulk (Manning, Raghavan and Schütze, "Introduction to Information Retrieval", 2008, section 5.1.1), more
    /// for small sets and for several languages; near 0 for templates. NaN for fewer than four texts.
    /// </summary>
    public double Exponent
    {
        get
        {
            var points = Words.Zip(DistinctWords, (words, distinct) => (X: Math.Log(words), Y: Math.Log(distinct))).ToList();
            var (x, y) = (points.Average(point => point.X), points.Average(point => point.Y));
            return points.Sum(point => (point.X - x) * (point.Y - y)) / points.Sum(point => (point.X - x) * (point.X - x));
        }
    }

    internal static VocabularyGrowth Of(IEnumerable<string> texts)
    {
        var shuffled = texts.OrderBy(StableHash).ThenBy(text => text, StringComparer.Ordinal).Select(NormalWords.Of).ToList();
        var (words, distinct) = (new int[Quarters], new int[Quarters]);
        var (running, seen) = (0, new HashSet<string>(StringComparer.Ordinal));
        for (var i = 0; i < shuffled.Count; i++)
        {
            running += shuffled[i].Count;
            seen.UnionWith(shuffled[i]);
            for (var quarter = i * Quarters / shuffled.Count; quarter < Quarters; quarter++)
            {
                (words[quarter], distinct[quarter]) = (running, seen.Count);
            }
        }

        return new VocabularyGrowth(words, distinct);
    }

    // FNV-1a: string.GetHashCode differs from run to run.
    private static uint StableHash(string text) => text.Aggregate(2166136261u, (hash, letter) => unchecked((hash ^ letter) * 16777619u));
}
