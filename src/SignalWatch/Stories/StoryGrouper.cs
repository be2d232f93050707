namespace SignalWatch.Stories;

/// <summary>Groups items about the same event, whoever published them.</summary>
public static class StoryGrouper
{
    // Enough for all cores to read at once, few enough to keep little in memory before it is placed.
    private const int ReadAtOnce = 2048;

    /// <summary>
    /// The stories of these items. Every item is in exactly one; the same items give the same stories in whatever order they are
    /// given, on any machine.
    /// </summary>
    /// <param name="items">The items; of two with the same source and id the earlier counts.</param>
    /// <returns>The stories in the order of their first items.</returns>
    public static IReadOnlyList<Story> Group(IReadOnlyList<StoryItem> items)
    {
        var window = new StoryWindow();
        var stories = new Dictionary<StoryId, List<StoryItem>>();
        foreach (var (item, text) in Read(items.Order(StoryOrder.Instance).DistinctBy(item => item.Key, StringComparer.Ordinal)))
        {
            var id = window.Add(item, text);
            if (!stories.TryGetValue(id, out var members))
            {
                stories[id] = members = [];
            }

            members.Add(item);
        }

        return [.. stories.Select(story => new Story(story.Key, story.Value))];
    }

    private static IEnumerable<(StoryItem Item, StoryText Text)> Read(IEnumerable<StoryItem> items) =>
        items.Chunk(ReadAtOnce).SelectMany(chunk => chunk.AsParallel().AsOrdered().Select(item => (item, StoryText.Of(item))).ToList());
}
