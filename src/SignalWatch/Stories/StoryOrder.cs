namespace SignalWatch.Stories;

/// <summary>The order in which items are put into stories: by time, then source and item, whatever the order they came in.</summary>
internal sealed class StoryOrder : IComparer<StoryItem>
{
    /// <summary>The order.</summary>
    public static readonly StoryOrder Instance = new();

    /// <inheritdoc />
    public int Compare(StoryItem? x, StoryItem? y)
    {
        var byTime = Nullable.Compare(x?.Time, y?.Time);
        return byTime != 0 ? byTime : string.CompareOrdinal(x?.Key, y?.Key);
    }
}
