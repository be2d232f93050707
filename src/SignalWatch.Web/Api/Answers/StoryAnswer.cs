namespace SignalWatch.Web.Api.Answers;

/// <summary>A story: what it says about each indicator, and its items.</summary>
internal sealed record StoryAnswer
{
    /// <summary>The story's id.</summary>
    public required string Id { get; init; }

    /// <summary>The time of its first item, UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>What it says about each indicator that it speaks of, in the pack's order.</summary>
    public required IReadOnlyList<StoryRow> Evidence { get; init; }

    /// <summary>Its items, oldest first.</summary>
    public required IReadOnlyList<ItemReference> Items { get; init; }
}
