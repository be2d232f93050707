namespace SignalWatch.Feeds.Parsing;

/// <summary>Reads the dates that feeds really state.</summary>
public static class FeedDate
{
    private const int LongestDate = 128;

    /// <summary>
    /// A date of RFC 822, 2822, 850 or 3339, of ISO 8601 (also by week or day of the year), of C's asctime, and the
    /// free forms around them: 12-hour clocks, named zones, months named in English, Russian, Turkish, German, French,
    /// Spanish, Italian and some more. Without a zone it is UTC, without a time midnight.
    /// </summary>
    /// <param name="text">The date as stated; null when the feed did not say.</param>
    /// <returns>
    /// The time in UTC; null when nothing can be read safely. Years outside 1900 to 2199 are refused, among them those of
    /// the Persian and Islamic calendars (13xx, 14xx), which would otherwise pass for dates of the Middle Ages.
    /// </returns>
    public static DateTimeOffset? Parse(string? text)
    {
        var span = text.AsSpan().Trim();
        if (span.Length is 0 or > LongestDate)
        {
            return null;
        }

        var parts = IsoDate.TryRead(span, out var rest);
        if (parts is null)
        {
            parts = new DateParts();
            rest = span;
        }

        var words = new DateWordReader(rest);
        while (words.Next())
        {
            if (!parts.Take(words))
            {
                return null;
            }
        }

        return parts.ToTime();
    }
}
