namespace SignalWatch.Scoring;

/// <summary>64-bit FNV-1a with a final mix: features and words are known by their hash, so that no text is stored in a model.</summary>
internal static class FeatureHash
{
    /// <summary>Hash of nothing; where every hash starts.</summary>
    public const ulong Start = 14695981039346656037UL;

    private const ulong Prime = 1099511628211UL;

    /// <summary>Hash of what was hashed so far, followed by one character.</summary>
    public static ulong Add(ulong hash, char character) => (hash ^ character) * Prime;

    /// <summary>Hash of a word.</summary>
    public static ulong Of(ReadOnlySpan<char> word)
    {
        var hash = Start;
        foreach (var character in word)
        {
            hash = Add(hash, character);
        }

        return hash;
    }

    /// <summary>Joins a block and up to three part hashes into a feature's hash.</summary>
    public static ulong Feature(FeatureBlock block, ulong first, ulong second = 0, ulong third = 0)
    {
        var hash = Mix(first + (((ulong)block + 1) * 0x9E3779B97F4A7C15UL));
        hash = Mix(hash ^ (second * 0xC2B2AE3D27D4EB4FUL));
        return Mix(hash + (third * 0x165667B19E3779F9UL));
    }

    /// <summary>Spreads every bit of a value over all bits (splitmix64's finaliser).</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
