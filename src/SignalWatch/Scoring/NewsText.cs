namespace SignalWatch.Scoring;

/// <summary>What is scored of an item.</summary>
/// <param name="Title">The headline; may be empty.</param>
/// <param name="Lead">The summary or the article's first sentences, plain text; empty when there is none.</param>
/// <param name="Language">BCP 47, as the source or the item states it.</param>
public readonly record struct NewsText(string Title, string Lead, string Language);
