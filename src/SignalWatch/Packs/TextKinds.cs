using System.Text.RegularExpressions;

namespace SignalWatch.Packs;

/// <summary>Tells an example's kinds from its text alone, by rules that a person can check by eye; in English and Russian.</summary>
internal static partial class TextKinds
{
    /// <summary>The form first, then what it says.</summary>
    public static IEnumerable<TextKind> Of(string text)
    {
        yield return FormOf(text);
        if (Quoted().IsMatch(text) || Saying().IsMatch(text))
        {
            yield return TextKind.Statement;
        }

        if (Figure().IsMatch(text))
        {
            yield return TextKind.Figure;
        }

        if (text.Contains('?', StringComparison.Ordinal))
        {
            yield return TextKind.Question;
        }

        if (Denying().IsMatch(text))
        {
            yield return TextKind.Denial;
        }
    }

    private static TextKind FormOf(string text) => text switch
    {
        _ when SentenceBreak().IsMatch(text) => TextKind.Lead,
        _ when FinalStop().IsMatch(text) => TextKind.Sentence,
        _ => TextKind.Headline,
    };

    // A stop after two letters or more: "U.S. Treasury" and "J. Smith" are no ends of sentences.
    [GeneratedRegex("""(?<=[\p{L}\d%»”"')]{2})[.!?…]+["”»')]*\s+["“«'(]*[\p{Lu}\d]""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SentenceBreak();

    [GeneratedRegex("""[.!?…]["”»')]*$""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FinalStop();

    [GeneratedRegex("""["“„][^"”“]{8,}["”“]|«[^»]*\s[^»]*\s[^»]*»|(^|\s)['‘][^'’]+\s[^'’]+['’]""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(
        """\b(say|says|said|saying|tell|tells|told|claim(s|ed)?|warn(s|ed)?|vow(s|ed)?|insist(s|ed)?|announce[sd]?|state[sd]|declare[sd]?|according to|сказал\w*|заяв\w+|сообщи\w+|говорит|считает|предупре\w+|объяви\w+|по словам)\b""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Saying();

    [GeneratedRegex("""(?<![\p{L}\d-])(?!(19|20)\d\d(?!\d|%|[.,]\d))\d""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Figure();

    [GeneratedRegex(
        """\b(deny|denies|denied|denying|denials?|dismiss(es|ed)?|reject(s|ed)?|refut(es|ed)|refus(es|ed)|rules? out|ruled out|not true|no plans?|no talks|опроверг\w*|отрица\w+|отверг\w*|отказал\w*|не планиру\w+|исключил\w*)\b""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Denying();
}
