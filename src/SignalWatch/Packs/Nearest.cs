namespace SignalWatch.Packs;

/// <summary>Guesses what an author meant by a name that nobody knows.</summary>
public static class Nearest
{
    private const int LongestCompared = 80;
    private const int MostCompared = 200;

    /// <summary>A suggestion: the nearest known name where one is near, else the names there are.</summary>
    public static string Suggest(string name, IReadOnlyCollection<string> known) =>
        (To(name, known), known.Count) switch
        {
            ({ } near, _) => $"Did you mean {Quote.Of(near)}?",
            (_, 0) => "None is defined; define it first.",
            (_, 1) => $"There is only {Quote.Several(known)}.",
            _ => $"Write one of {Quote.Several(known)}.",
        };

    /// <summary>The known name within a third of the longer one's length in edits, whatever the case; null when none is that near.</summary>
    public static string? To(string name, IReadOnlyCollection<string> known)
    {
        if (name.Length is 0 or > LongestCompared)
        {
            return null;
        }

        return known
            .Take(MostCompared)
            .Where(candidate => candidate.Length <= LongestCompared && Math.Abs(candidate.Length - name.Length) <= Allowed(name, candidate))
            .Select(candidate => (Name: candidate, Edits: Edits(name.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(candidate => candidate.Edits <= Allowed(name, candidate.Name))
            .OrderBy(candidate => candidate.Edits)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
    }

    private static int Allowed(string name, string candidate) => Math.Max(1, Math.Max(candidate.Length, name.Length) / 3);

    /// <summary>Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours each count one.</summary>
    internal static int Edits(string left, string right)
    {
        var table = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                table[i, j] = i == 0 || j == 0 ? i + j : Cell(table, left, right, i, j);
            }
        }

        return table[left.Length, right.Length];
    }

    private static int Cell(int[,] table, string left, string right, int i, int j)
    {
        var cost = left[i - 1] == right[j - 1] ? 0 : 1;
        var edits = Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + cost);
        var isSwap = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
        return isSwap ? Math.Min(edits, table[i - 2, j - 2] + 1) : edits;
    }
}
