namespace SignalWatch.Alerts.Delivery;

/// <summary>One step in an entry's life; the last one is its state.</summary>
/// <param name="Number">0 for the first, then 1 more each.</param>
/// <param name="State">The state from here on.</param>
/// <param name="Time">When, UTC.</param>
/// <param name="Reason">Why, in words; may be empty for <see cref="OutboxState.Queued"/> and <see cref="OutboxState.Sent"/>.</param>
/// <param name="NotBefore">Before this time nothing more is done with it, UTC: when a deferred one is due, when a sender that fell silent is taken for dead.</param>
public sealed record OutboxStep(int Number, OutboxState State, DateTimeOffset Time, string Reason, DateTimeOffset NotBefore);
