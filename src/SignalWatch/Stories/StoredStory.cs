namespace SignalWatch.Stories;

/// <summary>A story as it is kept for one indicator.</summary>
/// <param name="Evidence">What it says about the indicator.</param>
/// <param name="Items">Its items that are evidence for the indicator, each as source and item joined, oldest first, as <c>source|item</c>.</param>
public sealed record StoredStory(StoryEvidence Evidence, IReadOnlyList<string> Items);
