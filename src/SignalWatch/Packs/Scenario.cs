namespace SignalWatch.Packs;

/// <summary>One way things could go, with the likelihood that the published analysis gave it.</summary>
public sealed record Scenario
{
    /// <summary>Its id in the pack.</summary>
    public required ScenarioId Id { get; init; }

    /// <summary>A short name for tables and subjects.</summary>
    public required string Title { get; init; }

    /// <summary>The scenario in the analysis' own sentence.</summary>
    public required string Statement { get; init; }

    /// <summary>The published likelihood word, such as <c>unlikely</c>; always a word of the pack's scale.</summary>
    public required string PublishedWord { get; init; }

    /// <summary>Scenarios that exclude each other share a group; null stands alone.</summary>
    public string? Group { get; init; }
}
