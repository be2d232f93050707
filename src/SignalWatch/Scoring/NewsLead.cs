namespace SignalWatch.Scoring;

/// <summary>What of a text is scored beside its title: news says what happened first.</summary>
public static class NewsLead
{
    /// <summary>The most characters of a lead; the examples that the classifier learns from are no longer.</summary>
    public const int LongestLead = 320;

    /// <summary>The first sentences that fit into <see cref="LongestLead"/>, as written; a longer first sentence is cut at a space. Invisible characters don't count.</summary>
    public static string Of(string text)
    {
        if (text.Length <= LongestLead)
        {
            return text;
        }

        var visible = new VisibleText(LongestLead);
        var start = visible.Read(text, LongestLead);
        if (start.Length < LongestLead)
        {
            return text;
        }

        var end = LastSentenceEnd(start);
        if (end < 0)
        {
            end = start.LastIndexOf(' ');
        }

        return text[..visible.PositionOf(end < 0 ? start.Length : end)];
    }

    // A full stop within a number or a name ("U.S. Treasury", "47.60") is no end; one before a line break or a capital mostly is.
    private static int LastSentenceEnd(ReadOnlySpan<char> text)
    {
        for (var index = text.Length - 2; index > 40; index--)
        {
            var isEnd = text[index] is '.' or '!' or '?' or '\n';
            if (isEnd && char.IsWhiteSpace(text[index + 1]) && !char.IsUpper(text[index - 1]))
            {
                return index + 1;
            }
        }

        return -1;
    }
}
