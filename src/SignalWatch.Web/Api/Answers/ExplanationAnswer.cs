namespace SignalWatch.Web.Api.Answers;

/// <summary>Why an item has its probability for an indicator.</summary>
internal sealed record ExplanationAnswer
{
    /// <summary>The item's source.</summary>
    public required string SourceId { get; init; }

    /// <summary>The item within its source.</summary>
    public required string ItemId { get; init; }

    /// <summary>The indicator.</summary>
    public required string IndicatorId { get; init; }

    /// <summary>The probability kept in history, 0 to 1; null when the item is no signal of the indicator.</summary>
    public double? Probability { get; init; }

    /// <summary>The model of that probability; null as above.</summary>
    public string? ModelVersion { get; init; }

    /// <summary>The features that moved it most, as kept in history; null as above.</summary>
    public string? Why { get; init; }

    /// <summary>The sentence that carries most of the evidence, as kept in history; null as above.</summary>
    public string? Sentence { get; init; }

    /// <summary>The log-odds that the model in use gives, in nats; null where this server has no model.</summary>
    public double? LogOdds { get; init; }

    /// <summary>What each feature adds to those log-odds, the most first, at most 40; empty where this server has no model.</summary>
    public required IReadOnlyList<ContributionLine> Contributions { get; init; }

    /// <summary>The model in use; null where this server has none.</summary>
    public string? ExplainedBy { get; init; }
}
