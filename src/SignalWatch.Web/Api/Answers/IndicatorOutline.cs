namespace SignalWatch.Web.Api.Answers;

/// <summary>An indicator as the pack defines it.</summary>
internal sealed record IndicatorOutline
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>A short name.</summary>
    public required string Title { get; init; }

    /// <summary>The question that a matching item helps to answer.</summary>
    public required string Question { get; init; }

    /// <summary>After so many days a piece of evidence counts half.</summary>
    public required double HalfLifeDays { get; init; }

    /// <summary>How many stories in 30 days the analysis takes for granted; null where it expects nothing.</summary>
    public double? ExpectedStoriesIn30Days { get; init; }

    /// <summary>How well it tells the scenarios apart: the spread of what a story of full weight does to them, in nats.</summary>
    public required double DiagnosticityNats { get; init; }

    /// <summary>How it bears on each scenario.</summary>
    public required IReadOnlyList<BearingLine> Bearings { get; init; }
}
