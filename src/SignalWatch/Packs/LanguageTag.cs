using System.Globalization;

namespace SignalWatch.Packs;

/// <summary>Language tags in the form of RFC 5646 section 2.1: a language, then script, region or variant subtags.</summary>
internal static class LanguageTag
{
    /// <summary>Whether the tag is well formed and its language lower-case; whether anyone speaks it is not checked.</summary>
    public static bool IsValid(string text)
    {
        var subtags = text.Split('-');
        return subtags[0].Length is 2 or 3
            && subtags[0].All(char.IsAsciiLetterLower)
            && subtags.Skip(1).All(subtag => subtag.Length is >= 2 and <= 8 && subtag.All(char.IsAsciiLetterOrDigit));
    }

    /// <summary>What to write instead: the tag mended, or the tag of a language that was written out.</summary>
    public static string Suggest(string text)
    {
        var mended = text.Trim().Replace('_', '-');
        var subtags = mended.Split('-');
        mended = string.Join('-', subtags.Skip(1).Prepend(subtags[0].ToLowerInvariant()));
        var named = CultureInfo.GetCultures(CultureTypes.NeutralCultures)
            .FirstOrDefault(culture => string.Equals(culture.EnglishName, text.Trim(), StringComparison.OrdinalIgnoreCase));
        return (IsValid(mended), named) switch
        {
            (true, _) => $"Write {Quote.Of(mended)}.",
            (_, { Name.Length: > 0 }) => $"Write {Quote.Of(named.Name)}.",
            _ => "Write a tag such as 'en', 'ru' or 'az'.",
        };
    }
}
