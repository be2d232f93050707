namespace SignalWatch.Feeds;

/// <summary>Learns how often a source publishes, from the dates of its items or, where they have none, from when new ones were seen.</summary>
internal static class PublishingRhythm
{
    // Items published together, a wire's morning or a weekly issue, are one publication: else a weekly paper with ten articles
    // would seem to publish ten times a week, and to be silent from Tuesday on.
    private static readonly TimeSpan Burst = TimeSpan.FromHours(1);
    private static readonly DateTimeOffset Earliest = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private const int FewestPublications = 3;

    /// <summary>The time of the newest item that is not dated in the future; null when no date is to be trusted.</summary>
    public static DateTimeOffset? Newest(Feed feed, DateTimeOffset now) => Dates(feed, now) is [.., var newest] ? newest : null;

    /// <summary>The usual gap between publications, half of it from what was known before; null while too little is known.</summary>
    /// <param name="before">What was known; null for nothing.</param>
    /// <param name="feed">The feed as it is now.</param>
    /// <param name="sinceLastNews">How long before <paramref name="now"/> the last new item was seen, if there is a new one now; else null.</param>
    /// <param name="now">When the poll ended.</param>
    public static TimeSpan? Learn(TimeSpan? before, Feed feed, TimeSpan? sinceLastNews, DateTimeOffset now)
    {
        var seen = Gap(Dates(feed, now)) ?? sinceLastNews;
        return (before, seen) switch
        {
            ({ } old, { } recent) => (old + recent) / 2,
            _ => before ?? seen,
        };
    }

    private static TimeSpan? Gap(List<DateTimeOffset> dates)
    {
        var publications = 0;
        var last = DateTimeOffset.MinValue;
        foreach (var date in dates)
        {
            publications += date - last >= Burst ? 1 : 0;
            last = date;
        }

        return publications < FewestPublications ? null : (dates[^1] - dates[0]) / (publications - 1);
    }

    private static List<DateTimeOffset> Dates(Feed feed, DateTimeOffset now) =>
        [.. feed.Items.Select(item => item.Published ?? item.Updated).OfType<DateTimeOffset>().Where(date => date >= Earliest && date <= now).Order()];
}
