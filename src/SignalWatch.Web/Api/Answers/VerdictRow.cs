namespace SignalWatch.Web.Api.Answers;

/// <summary>What an analyst said of an item and an indicator.</summary>
internal sealed record VerdictRow
{
    /// <summary>When, UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Who.</summary>
    public required string Analyst { get; init; }

    /// <summary>correct, wrong or shouldHaveBeen.</summary>
    public required string Judgement { get; init; }

    /// <summary>The indicator.</summary>
    public required string IndicatorId { get; init; }

    /// <summary>The item's source.</summary>
    public required string SourceId { get; init; }

    /// <summary>The item within its source.</summary>
    public required string ItemId { get; init; }

    /// <summary>The item's headline as it was scored.</summary>
    public required string Title { get; init; }
}
