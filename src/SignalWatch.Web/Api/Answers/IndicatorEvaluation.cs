namespace SignalWatch.Web.Api.Answers;

/// <summary>F1 of one indicator on the frozen set.</summary>
internal sealed record IndicatorEvaluation
{
    /// <summary>The indicator.</summary>
    public required string IndicatorId { get; init; }

    /// <summary>The candidate's, 0 to 1.</summary>
    public required double F1 { get; init; }

    /// <summary>The same of the model in use then.</summary>
    public required double F1Before { get; init; }
}
