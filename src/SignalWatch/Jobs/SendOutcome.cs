using SignalWatch.Alerts.Delivery;

namespace SignalWatch.Jobs;

/// <summary>What an attempt to send an outbox entry came to.</summary>
/// <param name="Id">The entry.</param>
/// <param name="State">The state that this attempt brought it to; null when it left it as it was.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="StopsOthers">Whether others would fare the same now: the server is not reached, or takes no more for a while.</param>
public sealed record SendOutcome(OutboxId Id, OutboxState? State, string Reason, bool StopsOthers = false);
