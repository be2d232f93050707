namespace SignalWatch.Web.Api.Feeds;

/// <summary>A feed of alerts, whatever it is written as.</summary>
/// <param name="Id">A URN that is always the same for this analysis.</param>
/// <param name="Title">The feed's title.</param>
/// <param name="HomeUrl">The site.</param>
/// <param name="SelfUrl">The feed itself.</param>
/// <param name="Updated">When the newest alert was raised, UTC; the beginning of 1970 before there is one.</param>
/// <param name="Entries">The alerts, newest first.</param>
internal sealed record FeedContent(string Id, string Title, Uri HomeUrl, Uri SelfUrl, DateTimeOffset Updated, IReadOnlyList<FeedAlert> Entries);
