using SignalWatch.Scoring;

namespace SignalWatch.Stories;

/// <summary>
/// MinHash with banding: texts that share most of their shingles share a key with near certainty, others hardly ever.
/// A. Broder, "On the resemblance and containment of documents", 1997; Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", ch. 3.
/// </summary>
internal static class ShingleSketch
{
    // At a resemblance of 0.5, 1 - (1 - 0.5^2)^8 = 0.90 of pairs share a key; at 0.7, 0.995; at 0.1, 0.08.
    private const int BandCount = 8;
    private const int RowsPerBand = 2;

    /// <summary>The distinct runs of so many words, as hashes, ascending.</summary>
    /// <param name="words">Hashes of the words that say something, in reading order.</param>
    /// <param name="length">How many words a run has, 2 or more.</param>
    public static ulong[] Runs(IReadOnlyList<ulong> words, int length)
    {
        var runs = new SortedSet<ulong>();
        for (var i = 0; i + length <= words.Count; i++)
        {
            var run = FeatureHash.Mix(words[i]);
            for (var j = 1; j < length; j++)
            {
                run = FeatureHash.Mix(run + words[i + j]);
            }

            runs.Add(run);
        }

        return [.. runs];
    }

    /// <summary>The keys; none for a text without shingles.</summary>
    public static ulong[] Bands(ulong[] shingles)
    {
        if (shingles.Length == 0)
        {
            return [];
        }

        var bands = new ulong[BandCount];
        for (var band = 0; band < BandCount; band++)
        {
            var key = (ulong)band;
            for (var row = 0; row < RowsPerBand; row++)
            {
                key = FeatureHash.Mix(key ^ Least(shingles, (ulong)((band * RowsPerBand) + row + 1) * 0x9E3779B97F4A7C15UL));
            }

            bands[band] = key;
        }

        return bands;
    }

    /// <summary>Resemblance: shingles in common as a share of all, 0 to 1; 0 when there are none.</summary>
    public static double Resemblance(StoryText left, StoryText right)
    {
        var common = Common(left.Shingles, right.Shingles);
        var all = left.Shingles.Length + right.Shingles.Length - common;
        return all == 0 ? 0 : (double)common / all;
    }

    /// <summary>How many hashes two ascending lists have in common.</summary>
    public static int Common(ulong[] left, ulong[] right)
    {
        var (i, j, common) = (0, 0, 0);
        while (i < left.Length && j < right.Length)
        {
            var order = left[i].CompareTo(right[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return common;
    }

    private static ulong Least(ulong[] shingles, ulong seed)
    {
        var least = ulong.MaxValue;
        foreach (var shingle in shingles)
        {
            least = Math.Min(least, FeatureHash.Mix(shingle ^ seed));
        }

        return least;
    }
}
