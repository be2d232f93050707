namespace SignalWatch.Web.Api.Answers;

/// <summary>A scenario as published.</summary>
internal sealed record ScenarioOutline
{
    /// <summary>Its id.</summary>
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
}
