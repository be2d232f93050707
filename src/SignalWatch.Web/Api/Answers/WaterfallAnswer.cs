namespace SignalWatch.Web.Api.Answers;

/// <summary>The arithmetic behind a likelihood: from the published word, indicator by indicator, in log-odds.</summary>
internal sealed record WaterfallAnswer
{
    /// <summary>The scenario.</summary>
    public required string ScenarioId { get; init; }

    /// <summary>The day, UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The published word.</summary>
    public required string PublishedWord { get; init; }

    /// <summary>The probability to begin with, 0 to 1.</summary>
    public required double PublishedProbability { get; init; }

    /// <summary>What each indicator adds, the most first; those that bear on the scenario with nothing are left out.</summary>
    public required IReadOnlyList<WaterfallLine> Steps { get; init; }

    /// <summary>What the rivals of its group take or leave, in nats; 0 without rivals.</summary>
    public required double RivalNats { get; init; }

    /// <summary>The probability at the end, 0 to 1.</summary>
    public required double Probability { get; init; }

    /// <summary>The scale's word for it.</summary>
    public required string Word { get; init; }

    /// <summary>How far the evidence can be relied on.</summary>
    public required ConfidenceAnswer Confidence { get; init; }

    /// <summary>What was changed in the pack up to that day, oldest first.</summary>
    public required IReadOnlyList<NoteLine> Notes { get; init; }
}
