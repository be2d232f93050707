using SignalWatch.Alerts.Delivery;

namespace SignalWatch.Jobs;

/// <summary>What an assessment came to.</summary>
/// <param name="Days">How many days were recounted, over all indicators.</param>
/// <param name="Due">Outbox entries to be sent now: a host that sends at once saves the wait until the outbox is next looked through.</param>
public sealed record AssessOutcome(int Days, IReadOnlyList<OutboxId> Due);
