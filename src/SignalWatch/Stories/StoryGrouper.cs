namespace SignalWatch.Stories;

/// <summary>Groups items about the same event, whoever published them.</summary>
public static class StoryGrouper
{
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
        foreach (var item in items.Order(StoryOrder.Instance).DistinctBy(item => item.Key, StringComparer.Ordinal))
        {
            var id = window.Add(item);
            if (!stories.TryGetValue(id, out var members))
            {
                stories[id] = members = [];
            }

            members.Add(item);
        }

        return [.. stories.Select(story => new Story(story.Key, story.Value))];
    }
}
