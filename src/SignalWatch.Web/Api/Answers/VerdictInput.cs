namespace SignalWatch.Web.Api.Answers;

/// <summary>A verdict to give.</summary>
internal sealed record VerdictInput
{
    /// <summary>The item's source.</summary>
    public required string SourceId { get; init; }

    /// <summary>The item within its source, whole.</summary>
    public required string ItemId { get; init; }

    /// <summary>The indicator that the verdict is about.</summary>
    public required string IndicatorId { get; init; }

    /// <summary>correct, wrong, or shouldHaveBeen for an item that had no signal of the indicator.</summary>
    public required string Judgement { get; init; }

    /// <summary>Who says so, 1 to 60 characters; left out, the caller.</summary>
    public string? Analyst { get; init; }
}
