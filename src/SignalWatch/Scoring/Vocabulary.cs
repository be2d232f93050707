namespace SignalWatch.Scoring;

/// <summary>The features that a model knows, with their weight before training: rare features weigh more than common ones.</summary>
internal sealed class Vocabulary
{
    private const ulong IndexBits = 0xFF_FFFF;

    // A slot holds the upper bits of a hash and, in the lower ones, the feature's index plus one: most words that are no
    // feature are told by a single look into memory.
    private readonly ulong[] _slots;
    private readonly int _mask;

    /// <param name="hashes">Feature hashes, ascending.</param>
    /// <param name="blocks">Each feature's block.</param>
    /// <param name="rarities">Each feature's inverse document frequency.</param>
    public Vocabulary(ulong[] hashes, FeatureBlock[] blocks, float[] rarities)
    {
        (Hashes, Blocks, Rarities) = (hashes, blocks, rarities);
        _mask = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(hashes.Length * 2, 16)) - 1;
        _slots = new ulong[_mask + 1];
        for (var i = 0; i < hashes.Length; i++)
        {
            var slot = (int)hashes[i] & _mask;
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & _mask;
            }

            _slots[slot] = (hashes[i] & ~IndexBits) | (uint)(i + 1);
        }
    }

    /// <summary>Feature hashes, ascending.</summary>
    public ulong[] Hashes { get; }

    /// <summary>Each feature's block.</summary>
    public FeatureBlock[] Blocks { get; }

    /// <summary>Each feature's inverse document frequency.</summary>
    public float[] Rarities { get; }

    /// <summary>Number of features.</summary>
    public int Count => Hashes.Length;

    /// <summary>A feature's index; -1 when the vocabulary does not have it.</summary>
    public int IndexOf(ulong hash)
    {
        for (var slot = (int)hash & _mask; _slots[slot] != 0; slot = (slot + 1) & _mask)
        {
            if (((_slots[slot] ^ hash) & ~IndexBits) == 0 && Hashes[(int)(_slots[slot] & IndexBits) - 1] == hash)
            {
                return (int)(_slots[slot] & IndexBits) - 1;
            }
        }

        return -1;
    }

    /// <summary>Keeps the features that occur in enough of the texts.</summary>
    /// <param name="texts">For each text its distinct features.</param>
    public static Vocabulary Build(IReadOnlyList<IReadOnlyList<(ulong Hash, FeatureBlock Block)>> texts)
    {
        var frequencies = new Dictionary<ulong, (int Count, FeatureBlock Block)>();
        foreach (var (hash, block) in texts.SelectMany(text => text))
        {
            frequencies[hash] = (frequencies.GetValueOrDefault(hash).Count + 1, block);
        }

        var kept = frequencies.Where(pair => pair.Value.Count >= FeatureScale.LeastTexts(pair.Value.Block)).OrderBy(pair => pair.Key).ToArray();
        return new Vocabulary(
            [.. kept.Select(pair => pair.Key)],
            [.. kept.Select(pair => pair.Value.Block)],
            [.. kept.Select(pair => 1 + MathF.Log((1f + texts.Count) / (1 + pair.Value.Count)))]);
    }
}
