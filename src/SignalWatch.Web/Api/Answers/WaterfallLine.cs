namespace SignalWatch.Web.Api.Answers;

/// <summary>What one indicator adds to a scenario's log-odds.</summary>
internal sealed record WaterfallLine
{
    /// <summary>The indicator.</summary>
    public required string IndicatorId { get; init; }

    /// <summary>Its short name.</summary>
    public required string Title { get; init; }

    /// <summary>--, -, 0, + or ++.</summary>
    public required string Bearing { get; init; }

    /// <summary>Why it bears so.</summary>
    public required string Reason { get; init; }

    /// <summary>Its stories after fading.</summary>
    public required double Stories { get; init; }

    /// <summary>What they are worth together, in certain stories.</summary>
    public required double Weight { get; init; }

    /// <summary>What the analysis took for granted, in the same unit.</summary>
    public required double ExpectedWeight { get; init; }

    /// <summary>What it adds to the log-odds; negative where it tells against the scenario.</summary>
    public required double Nats { get; init; }

    /// <summary>The probability after this step, 0 to 1.</summary>
    public required double ProbabilityAfter { get; init; }

    /// <summary>The stories that weigh most in it.</summary>
    public required IReadOnlyList<WeighedStoryLine> Heaviest { get; init; }
}
