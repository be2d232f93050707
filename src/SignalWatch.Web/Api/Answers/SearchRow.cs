namespace SignalWatch.Web.Api.Answers;

/// <summary>An item whose headline was searched for.</summary>
internal sealed record SearchRow
{
    /// <summary>The item's time that counts, UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The item's source.</summary>
    public required string SourceId { get; init; }

    /// <summary>The item within its source.</summary>
    public required string ItemId { get; init; }

    /// <summary>The headline. From the news: trust it nowhere.</summary>
    public required string Title { get; init; }

    /// <summary>The outlet's name as people know it.</summary>
    public required string Outlet { get; init; }

    /// <summary>The item's page; null when the feed gave none or one that is not http or https.</summary>
    public string? Url { get; init; }

    /// <summary>The indicators that it is evidence for.</summary>
    public required IReadOnlyList<string> IndicatorIds { get; init; }

    /// <summary>The greatest of its probabilities for those, 0 to 1.</summary>
    public required double Probability { get; init; }
}
