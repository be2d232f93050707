namespace SignalWatch.Alerts.Digests;

/// <summary>A change that was not told by itself.</summary>
/// <param name="Time">When it was decided, UTC.</param>
/// <param name="Headline">What changed.</param>
/// <param name="Reason">Why it was not told.</param>
public sealed record DigestHeld(DateTimeOffset Time, string Headline, string Reason);
