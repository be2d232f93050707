namespace SignalWatch.Web.Api.Answers;

/// <summary>A scenario's likelihood now beside the published one.</summary>
internal sealed record ScenarioCard
{
    /// <summary>The scenario's id.</summary>
    public required string Id { get; init; }

    /// <summary>A short name.</summary>
    public required string Title { get; init; }

    /// <summary>The scenario in the analysis' own sentence.</summary>
    public required string Statement { get; init; }

    /// <summary>Scenarios that exclude each other share a group; null stands alone.</summary>
    public string? Group { get; init; }

    /// <summary>The published likelihood word.</summary>
    public required string PublishedWord { get; init; }

    /// <summary>The probability that the scale gives that word, 0 to 1.</summary>
    public required double PublishedProbability { get; init; }

    /// <summary>The day, UTC, that word, probability and confidence are of; null before the first assessment.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The word that the evidence makes of it; null before the first assessment.</summary>
    public string? Word { get; init; }

    /// <summary>The probability that the evidence makes of it, 0 to 1; null before the first assessment.</summary>
    public double? Probability { get; init; }

    /// <summary>low, moderate or high: how far the evidence can be relied on, not how likely the scenario is.</summary>
    public string? Confidence { get; init; }

    /// <summary>Its probability over the last 60 days, oldest first.</summary>
    public required IReadOnlyList<TrendPoint> Trend { get; init; }
}
