namespace SignalWatch.Scoring;

/// <summary>Finds where the news begins and ends in a text: past the dateline, before the outlets credited in brackets.</summary>
internal static class NewsCredits
{
    private const int LongestDateline = 48;
    private const int LongestCredit = 60;

    /// <summary>Position after a dateline such as "TEHRAN — " or "MOSCOW, May 3 (Reuters) - "; 0 when there is none. In a text all of capitals, only "TEHRAN — " is one: a single word, set apart.</summary>
    public static int StartOfNews(ReadOnlySpan<char> part)
    {
        var i = 0;
        while (i < part.Length && char.IsWhiteSpace(part[i]))
        {
            i++;
        }

        var capitals = 0;
        while (i < part.Length && char.IsUpper(part[i]))
        {
            i++;
            capitals++;
        }

        if (capitals < 4)
        {
            return 0;
        }

        for (; i + 1 < part.Length && i < LongestDateline; i++)
        {
            if (part[i] is '–' or '—' || (part[i] == '-' && (part[i + 1] == '-' || part[i - 1] == ' ')))
            {
                return IsAllCapitals(part[(i + 1)..]) && !IsOneWordApart(part[..i].TrimStart()) ? 0 : i + 1;
            }

            if (part[i] is '.' or ';' or ':' or '!' or '?')
            {
                break;
            }
        }

        return 0;
    }

    /// <summary>Position where trailing credits such as "(Reuters) (BBC News)" begin; the length when there are none.</summary>
    public static int EndOfNews(ReadOnlySpan<char> part)
    {
        var end = part.TrimEnd().Length;
        while (end > 0 && part[end - 1] == ')')
        {
            var open = part[..end].LastIndexOf('(');
            if (open <= 0 || end - open > LongestCredit)
            {
                break;
            }

            var before = part[..open].TrimEnd();
            if (before.Length == 0 || before[^1] is not ('.' or '!' or '?' or '"' or '”' or ')'))
            {
                break;
            }

            end = before.Length;
        }

        return end;
    }

    private static bool IsOneWordApart(ReadOnlySpan<char> start) => start.IndexOf(' ') == start.Length - 1;

    private static bool IsAllCapitals(ReadOnlySpan<char> part)
    {
        var hasCapital = false;
        foreach (var letter in part)
        {
            if (char.IsLower(letter))
            {
                return false;
            }

            hasCapital |= char.IsUpper(letter);
        }

        return hasCapital;
    }
}
