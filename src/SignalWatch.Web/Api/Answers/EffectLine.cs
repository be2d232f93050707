namespace SignalWatch.Web.Api.Answers;

/// <summary>What an alert does to a scenario.</summary>
internal sealed record EffectLine
{
    /// <summary>The scenario.</summary>
    public required string ScenarioId { get; init; }

    /// <summary>Its probability the day before the change, 0 to 1.</summary>
    public required double ProbabilityBefore { get; init; }

    /// <summary>The scale's word for that.</summary>
    public required string WordBefore { get; init; }

    /// <summary>Its probability when the alert was raised, 0 to 1.</summary>
    public required double Probability { get; init; }

    /// <summary>The scale's word for that.</summary>
    public required string Word { get; init; }

    /// <summary>What the alert's indicator adds to its log-odds, in nats.</summary>
    public required double Nats { get; init; }
}
