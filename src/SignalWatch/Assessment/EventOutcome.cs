namespace SignalWatch.Assessment;

/// <summary>A known event and what became of it.</summary>
/// <param name="Event">The event.</param>
/// <param name="Fate">Found, standing or missed.</param>
/// <param name="DelayDays">Days from the event to the first alert in time, -1 to 3; null unless found.</param>
public sealed record EventOutcome(KnownEvent Event, EventFate Fate, int? DelayDays);
