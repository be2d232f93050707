namespace SignalWatch.Alerts.Delivery;

/// <summary>An outbox entry and all that became of it.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Steps">Its steps, first to last; at least one.</param>
public sealed record OutboxLife(OutboxEntry Entry, IReadOnlyList<OutboxStep> Steps)
{
    /// <summary>Its last step, which gives its state.</summary>
    public OutboxStep Last => Steps[^1];
}
