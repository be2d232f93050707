namespace SignalWatch.Feeds;

/// <summary>Which items of a feed can be known again by their links alone, should their guids change.</summary>
internal static class DistinctLinks
{
    /// <summary>
    /// The identity that each such item's link would give it. Left out are items without a link, links that several items of the
    /// feed share, front pages and the feed's own site: these are places where one item after another appears.
    /// </summary>
    public static IReadOnlyDictionary<ItemId, ItemId> Of(Feed feed)
    {
        var site = feed.Link is { IsAbsoluteUri: true } link ? CanonicalUrl.Of(link) : null;
        return feed.Items
            .Where(item => item.Link is { IsAbsoluteUri: true })
            .Select(item => (item.Id, Link: item.Link ?? throw new InvalidOperationException("Filtered above.")))
            .DistinctBy(item => item.Id)
            .GroupBy(item => CanonicalUrl.Of(item.Link), StringComparer.Ordinal)
            .Where(group => group.Key != site && group.Count() == 1 && group.First().Link.PathAndQuery.Length > 1)
            .ToDictionary(group => group.First().Id, group => ItemIdentity.Of(null, group.First().Link, "", null));
    }
}
