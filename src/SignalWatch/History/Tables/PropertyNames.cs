using System.Text;

namespace SignalWatch.History.Tables;

/// <summary>The names of properties that were met so far, so that a million rows share a dozen strings. Safe for concurrent use.</summary>
internal static class PropertyNames
{
    // Names are our own and few; the bound keeps a foreign file from filling memory.
    private const int MostKept = 1024;

    private static readonly Entry?[] Entries = new Entry?[MostKept];

    /// <summary>The name in ASCII as a string.</summary>
    public static string Of(ReadOnlySpan<byte> ascii)
    {
        var place = PlaceOf(ascii);
        var entry = Volatile.Read(ref Entries[place]);
        if (entry is not null && ascii.SequenceEqual(entry.Ascii))
        {
            return entry.Name;
        }

        // Two names in one place take turns, which costs a string each time and nothing else.
        var name = Encoding.ASCII.GetString(ascii);
        Volatile.Write(ref Entries[place], new Entry(ascii.ToArray(), name));
        return name;
    }

    private static int PlaceOf(ReadOnlySpan<byte> ascii)
    {
        var hash = (uint)ascii.Length;
        foreach (var letter in ascii)
        {
            hash = (hash * 31) + letter;
        }

        return (int)(hash % MostKept);
    }

    private sealed record Entry(byte[] Ascii, string Name);
}
