namespace SignalWatch.Web.Api.Answers;

/// <summary>A change worth telling, with the evidence as it stood when it was raised.</summary>
internal sealed record AlertRow
{
    /// <summary>The alert's id.</summary>
    public required string Id { get; init; }

    /// <summary>levelRose, levelFell, wordChanged, strongStory, officialReport or silence.</summary>
    public required string Kind { get; init; }

    /// <summary>When it was raised first, UTC.</summary>
    public required DateTimeOffset Raised { get; init; }

    /// <summary>The day of the change, UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>What alerts on one unrest share.</summary>
    public required string Episode { get; init; }

    /// <summary>What changed, in one line.</summary>
    public required string Headline { get; init; }

    /// <summary>Why it was raised.</summary>
    public required string Reason { get; init; }

    /// <summary>The indicator; null for a scenario's word.</summary>
    public string? IndicatorId { get; init; }

    /// <summary>The scenario; null for what is about an indicator.</summary>
    public string? ScenarioId { get; init; }

    /// <summary>The indicator's level now; null for a scenario's word.</summary>
    public string? Level { get; init; }

    /// <summary>The level or word before; empty where there is none.</summary>
    public required string Was { get; init; }

    /// <summary>Publisher families over all its stories.</summary>
    public required int Publishers { get; init; }

    /// <summary>Sources heard from as a share of those expected, 0 to 1.</summary>
    public required double Coverage { get; init; }

    /// <summary>low, moderate or high; may be empty.</summary>
    public required string Confidence { get; init; }
}
