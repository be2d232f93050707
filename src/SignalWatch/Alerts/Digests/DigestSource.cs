using SignalWatch.Feeds;
using SignalWatch.Packs;

namespace SignalWatch.Alerts.Digests;

/// <summary>A source that is down.</summary>
/// <param name="SourceId">The source.</param>
/// <param name="Title">Its name.</param>
/// <param name="State">How it fares.</param>
/// <param name="Since">Since when, UTC; null where that is not known.</param>
public sealed record DigestSource(SourceId SourceId, string Title, SourceState State, DateTimeOffset? Since);
