namespace SignalWatch.Articles;

/// <summary>What of a page helps to tell a wall.</summary>
/// <param name="Title">The document's title and the first heading.</param>
/// <param name="Visible">The start of the text that a browser would show.</param>
/// <param name="Fallback">The text for browsers without JavaScript.</param>
/// <param name="AsksForPassword">Whether it has a password field.</param>
internal sealed record WallEvidence(string Title, string Visible, string Fallback, bool AsksForPassword);
