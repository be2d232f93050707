namespace SignalWatch.Packs;

/// <summary>The one form of every id and name in a pack: lower-case ASCII words and digits joined by hyphens, at most 64 characters.</summary>
internal static class Identifier
{
    internal const int Longest = 64;

    public static bool IsValid(string text) => text.Length is > 0 and <= Longest && Words(text).All(IsWord);

    /// <summary>What to write instead.</summary>
    public static string Suggest(string text)
    {
        var letters = text.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-');
        var slug = string.Join('-', string.Concat(letters).Split('-', StringSplitOptions.RemoveEmptyEntries));
        return IsValid(slug) ? $"Write {Quote.Of(slug)}." : $"Write at most {Longest} letters a-z, digits and single hyphens.";
    }

    private static string[] Words(string text) => text.Split('-');

    private static bool IsWord(string word) => word.Length > 0 && word.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter));
}
