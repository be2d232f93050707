namespace SignalWatch.Stories;

/// <summary>Items about one event, the last at most 72 hours after the first.</summary>
/// <param name="Id">The story's id, made of its first item.</param>
/// <param name="Items">Its items by time, then source and item; at least one.</param>
public sealed record Story(StoryId Id, IReadOnlyList<StoryItem> Items);
