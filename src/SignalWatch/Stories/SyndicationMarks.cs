using SignalWatch.Scoring;

namespace SignalWatch.Stories;

/// <summary>Takes off what an outlet or an agency adds to a text that is not its own: "AP - ", "UPDATE 2-", "(Reuters)", " - BBC News".</summary>
internal static class SyndicationMarks
{
    private const int LongestSuffixWords = 4;

    private static readonly string[] Agencies = ["AP", "AFP", "Reuters", "TASS", "EFE", "DPA", "ANSA", "UPI", "IRNA", "Xinhua", "Interfax", "RIA Novosti"];

    private static readonly string[] Calls =
        ["BREAKING", "BREAKING NEWS", "EXCLUSIVE", "UPDATE", "UPDATED", "LIVE", "WATCH", "VIDEO", "ANALYSIS", "FACTBOX", "TIMELINE", "URGENT", "JUST IN"];

    private static readonly string[] OutletWords =
        ["News", "Times", "Post", "Herald", "Tribune", "Guardian", "Reuters", "Journal", "Agency", "Press", "Daily", "Today", "TV", "Online", "Gazette",
         "AP", "AFP", "BBC", "CNN", "TASS", "DW", "France24", "Jazeera", "Interfax", "IRNA", "Xinhua", "Radio", "Independent", "Telegraph", "Observer", "Euronews"];

    /// <summary>The text without them; never empty where the text is not.</summary>
    public static ReadOnlySpan<char> Strip(ReadOnlySpan<char> text, string outlet)
    {
        var bare = WithoutSuffix(WithoutPrefix(text.Trim()), outlet);
        bare = bare[..NewsCredits.EndOfNews(bare)];
        bare = WithoutCredit(bare);
        bare = bare[NewsCredits.StartOfNews(bare)..].Trim();
        return bare.IsEmpty ? text : bare;
    }

    private static ReadOnlySpan<char> WithoutPrefix(ReadOnlySpan<char> text)
    {
        foreach (var agency in Agencies)
        {
            if (text.StartsWith(agency, StringComparison.Ordinal) && text[agency.Length..].TrimStart() is ['-' or '–' or '—' or ':', ..] rest)
            {
                return rest[1..].TrimStart();
            }
        }

        var mark = text.IndexOfAny(':', '-', '|');
        if (mark is <= 0 or > 16)
        {
            return text;
        }

        var call = text[..mark].TrimEnd().TrimEnd("0123456789").TrimEnd();
        foreach (var known in Calls)
        {
            if (call.SequenceEqual(known))
            {
                return text[(mark + 1)..].TrimStart();
            }
        }

        return text;
    }

    private static ReadOnlySpan<char> WithoutSuffix(ReadOnlySpan<char> text, string outlet)
    {
        var mark = Math.Max(Math.Max(text.LastIndexOf(" - "), text.LastIndexOf(" | ")), Math.Max(text.LastIndexOf(" – "), text.LastIndexOf(" — ")));
        if (mark <= 0)
        {
            return text;
        }

        var suffix = text[(mark + 3)..].Trim();
        return suffix.Equals(outlet, StringComparison.OrdinalIgnoreCase) || NamesOutlet(suffix) ? text[..mark].TrimEnd() : text;
    }

    private static bool NamesOutlet(ReadOnlySpan<char> suffix)
    {
        var words = 0;
        var isOutlet = false;
        foreach (var range in suffix.Split(' '))
        {
            var word = suffix[range];
            words++;
            if (word.IsEmpty || !(char.IsUpper(word[0]) || char.IsAsciiDigit(word[0])))
            {
                return false;
            }

            foreach (var known in OutletWords)
            {
                isOutlet |= word.SequenceEqual(known);
            }
        }

        return isOutlet && words <= LongestSuffixWords;
    }

    // A headline ends without a full stop, so that a credit in brackets is one only when it names an outlet.
    private static ReadOnlySpan<char> WithoutCredit(ReadOnlySpan<char> text)
    {
        var open = text.EndsWith(")") ? text.LastIndexOf('(') : -1;
        return open > 0 && NamesOutlet(text[(open + 1)..^1]) ? text[..open].TrimEnd() : text;
    }
}
