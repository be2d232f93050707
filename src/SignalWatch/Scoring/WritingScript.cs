namespace SignalWatch.Scoring;

/// <summary>Scripts (ISO 15924) of letters and of languages, as far as news feeds need them; what is not listed is Latin.</summary>
internal static class WritingScript
{
    /// <summary>The script of all languages that are not listed.</summary>
    public const string Latin = "Latn";

    private static readonly (char First, char Last, string Script)[] Ranges =
    [
        ('A', '\u02AF', Latin), ('\u0370', '\u03FF', "Grek"), ('\u0400', '\u052F', "Cyrl"), ('\u0530', '\u058F', "Armn"),
        ('\u0590', '\u05FF', "Hebr"), ('\u0600', '\u06FF', "Arab"), ('\u0750', '\u077F', "Arab"), ('\u0900', '\u097F', "Deva"),
        ('\u0E00', '\u0E7F', "Thai"), ('\u10A0', '\u10FF', "Geor"), ('\u1C90', '\u1CBF', "Geor"), ('\u1E00', '\u1EFF', Latin),
        ('\u3040', '\u30FF', "Jpan"), ('\u4E00', '\u9FFF', "Hani"), ('\uAC00', '\uD7AF', "Hang"), ('\uFB50', '\uFDFF', "Arab"),
        ('\uFE70', '\uFEFF', "Arab"),
    ];

    // The first of a script's languages stands for it where it is its script's only one.
    private static readonly (string Script, string[] Languages)[] Writers =
    [
        ("Cyrl", ["ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "tg", "mn", "os", "ab", "tt"]), ("Geor", ["ka"]), ("Armn", ["hy"]),
        ("Arab", ["fa", "ar", "ur", "ps", "ckb", "ug", "sd"]), ("Hebr", ["he", "yi"]), ("Grek", ["el"]), ("Deva", ["hi", "mr", "ne"]),
        ("Thai", ["th"]), ("Jpan", ["ja"]), ("Hani", ["zh"]), ("Hang", ["ko"]),
    ];

    /// <summary>The scripts, Latin first.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Ranges.Select(range => range.Script).Distinct(StringComparer.Ordinal)];

    private static readonly int[] NameOfRange = [.. Ranges.Select(range => Names.ToList().IndexOf(range.Script))];

    /// <summary>The letter's script as a position in <see cref="Names"/>; -1 for what is no letter, or of a script that is not listed.</summary>
    public static int IndexOf(char letter)
    {
        if (char.IsAsciiLetter(letter))
        {
            return 0;
        }

        if (!char.IsLetter(letter))
        {
            return -1;
        }

        for (var range = 0; range < Ranges.Length; range++)
        {
            if (letter >= Ranges[range].First && letter <= Ranges[range].Last)
            {
                return NameOfRange[range];
            }
        }

        return -1;
    }

    /// <summary>The script that a language (primary subtag) is written in.</summary>
    public static string OfLanguage(string language) =>
        Writers.FirstOrDefault(writer => writer.Languages.Contains(language, StringComparer.Ordinal)).Script ?? Latin;

    /// <summary>The only language of a script; null where several share it.</summary>
    public static string? OnlyLanguage(string script) =>
        Writers.FirstOrDefault(writer => writer.Script == script).Languages is [var only] ? only : null;
}
