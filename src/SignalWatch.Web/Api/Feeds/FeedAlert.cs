namespace SignalWatch.Web.Api.Feeds;

/// <summary>An alert in a feed; its texts are fit for XML 1.0.</summary>
/// <param name="Id">A URN that is always the same for this alert.</param>
/// <param name="Title">What changed, in one line.</param>
/// <param name="Text">Why, and the stories behind it, plain text.</param>
/// <param name="Url">The page about what changed.</param>
/// <param name="Raised">When it was raised, UTC.</param>
/// <param name="Tags">What it is about: ids and the level.</param>
internal sealed record FeedAlert(string Id, string Title, string Text, Uri Url, DateTimeOffset Raised, IReadOnlyList<string> Tags);
