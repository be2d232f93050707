namespace SignalWatch.Feeds;

/// <summary>A file attached to an item.</summary>
/// <param name="Url">Where it is.</param>
/// <param name="MediaType">As stated; null when the feed did not say.</param>
/// <param name="Length">Bytes as stated; null when the feed did not say or said nonsense.</param>
public sealed record Enclosure(Uri Url, string? MediaType, long? Length);
