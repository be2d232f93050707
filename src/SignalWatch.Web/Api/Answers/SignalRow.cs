namespace SignalWatch.Web.Api.Answers;

/// <summary>One item's probability for an indicator, with why.</summary>
internal sealed record SignalRow
{
    /// <summary>The item's time that counts, UTC: published, or first seen when that is missing or can't be true.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The indicator.</summary>
    public required string IndicatorId { get; init; }

    /// <summary>The item's source.</summary>
    public required string SourceId { get; init; }

    /// <summary>The item within its source.</summary>
    public required string ItemId { get; init; }

    /// <summary>Calibrated, 0 to 1.</summary>
    public required double Probability { get; init; }

    /// <summary>The headline. From the news: trust it nowhere.</summary>
    public required string Title { get; init; }

    /// <summary>The outlet's name as people know it.</summary>
    public required string Outlet { get; init; }

    /// <summary>The publisher's name; several outlets can share one.</summary>
    public required string Publisher { get; init; }

    /// <summary>The item's page; null when the feed gave none or one that is not http or https.</summary>
    public string? Url { get; init; }

    /// <summary>The features that moved the probability most.</summary>
    public required string Why { get; init; }

    /// <summary>The sentence that carries most of the evidence, as written.</summary>
    public required string Sentence { get; init; }

    /// <summary>The model that scored it.</summary>
    public required string ModelVersion { get; init; }

    /// <summary>Whether it is history only and never an alert.</summary>
    public required bool IsBackfill { get; init; }
}
