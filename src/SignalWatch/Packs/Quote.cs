using static System.FormattableString;

namespace SignalWatch.Packs;

/// <summary>Puts a value from a file into a message: on one line, in quotes, and never longer than a reader can take in.</summary>
internal static class Quote
{
    private const int Longest = 60;

    public static string Of(string value)
    {
        var shown = value.Length > Longest ? value[..Longest] + "..." : value;
        return "'" + string.Concat(shown.Select(character => IsPrintable(character) ? character : '?')) + "'";
    }

    /// <summary>As many values as fit a line: <c>'a', 'b' and 3 more</c>.</summary>
    public static string Several(IReadOnlyCollection<string> values)
    {
        const int shown = 8;
        var listed = string.Join(", ", values.Take(shown).Select(Of));
        return values.Count > shown ? Invariant($"{listed} and {values.Count - shown} more") : listed;
    }

    private static bool IsPrintable(char character) => !char.IsControl(character) && !char.IsSurrogate(character);
}
