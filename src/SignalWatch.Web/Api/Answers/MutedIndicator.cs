namespace SignalWatch.Web.Api.Answers;

/// <summary>An indicator about which nothing immediate is sent for a while.</summary>
internal sealed record MutedIndicator
{
    /// <summary>The indicator.</summary>
    public required string IndicatorId { get; init; }

    /// <summary>Until when, UTC.</summary>
    public required DateTimeOffset Until { get; init; }
}
