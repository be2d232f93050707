namespace SignalWatch.Feeds;

/// <summary>The name in what RSS calls an author: an address, a name, or one of them and the other in brackets.</summary>
internal static class PersonName
{
    /// <summary>The name; the mail address where there is no name.</summary>
    public static string? Of(string? stated)
    {
        var text = stated?.Trim();
        if (string.IsNullOrEmpty(text) || text[^1] is not (')' or '>'))
        {
            return text;
        }

        var open = text.LastIndexOf(text[^1] == ')' ? '(' : '<');
        if (open < 0)
        {
            return text;
        }

        var before = text[..open].Trim().Trim('"').Trim();
        var inside = text[(open + 1)..^1].Trim();
        if (IsMail(inside))
        {
            return Either(before, inside);
        }

        return IsMail(before) ? Either(inside, before) : text;
    }

    private static string Either(string name, string mail) => name.Length > 0 ? name : mail;

    private static bool IsMail(string text) => text.Contains('@', StringComparison.Ordinal) && !text.Contains(' ', StringComparison.Ordinal);
}
