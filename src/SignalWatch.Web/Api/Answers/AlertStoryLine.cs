namespace SignalWatch.Web.Api.Answers;

/// <summary>A story behind an alert.</summary>
internal sealed record AlertStoryLine
{
    /// <summary>The time of its first item, UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The headline of its most probable item. From the news: trust it nowhere.</summary>
    public required string Title { get; init; }

    /// <summary>The outlet of that item.</summary>
    public required string Outlet { get; init; }

    /// <summary>That item's page; null when the feed gave none or one that is not http or https.</summary>
    public string? Url { get; init; }

    /// <summary>Its probability for the indicator, 0 to 1.</summary>
    public required double Probability { get; init; }

    /// <summary>The publisher families that reported it.</summary>
    public required IReadOnlyList<string> Publishers { get; init; }

    /// <summary>The features that moved the probability most.</summary>
    public required string Why { get; init; }

    /// <summary>The sentence that carries most of the evidence; may be empty.</summary>
    public required string Sentence { get; init; }

    /// <summary>The source of that item; null where it was not kept.</summary>
    public string? SourceId { get; init; }

    /// <summary>That item; null where it was not kept.</summary>
    public string? ItemId { get; init; }
}
