namespace SignalWatch.Feeds;

/// <summary>
/// Tells apart the items of one answer that share an identity though they are not the same: some systems give every item the
/// same guid, or link every item to their front page. What is added follows from the items alone, never from their order.
/// </summary>
internal static class RepeatedIds
{
    /// <summary>
    /// The items, in order. Where some of one identity have different links, each one's link joins its identity; where some of one
    /// identity and link have different titles, their titles do. Items equal in all of these stay one item, listed twice.
    /// </summary>
    public static List<FeedItem> Part(List<FeedItem> items)
    {
        // Nearly all feeds end here.
        if (items.DistinctBy(item => item.Id).Count() == items.Count)
        {
            return items;
        }

        var byLink = Extend(items, LinkOf);
        return Extend(byLink, item => item.Title);
    }

    private static List<FeedItem> Extend(List<FeedItem> items, Func<FeedItem, string> partOf)
    {
        var ambiguous = items.GroupBy(item => item.Id)
            .Where(group => group.Select(partOf).Distinct(StringComparer.Ordinal).Skip(1).Any())
            .Select(group => group.Key)
            .ToHashSet();
        return items.ConvertAll(item => ambiguous.Contains(item.Id)
            ? item with { Id = ItemIdentity.Of($"{item.Id}\n{partOf(item)}", null, "", null) }
            : item);
    }

    private static string LinkOf(FeedItem item) => item.Link is { IsAbsoluteUri: true } link ? CanonicalUrl.Of(link) : "";
}
