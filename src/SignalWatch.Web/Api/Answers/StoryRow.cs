namespace SignalWatch.Web.Api.Answers;

/// <summary>What one story, items about the same event within 72 hours, says about an indicator.</summary>
internal sealed record StoryRow
{
    /// <summary>The story's id.</summary>
    public required string Id { get; init; }

    /// <summary>The indicator.</summary>
    public required string IndicatorId { get; init; }

    /// <summary>The time of its first item, UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The greatest probability that any of its items has, 0 to 1.</summary>
    public required double Probability { get; init; }

    /// <summary>What it weighs as evidence: probability times trust times independence, 0 to 1.</summary>
    public required double Weight { get; init; }

    /// <summary>How many of its items are evidence for the indicator.</summary>
    public required int Items { get; init; }

    /// <summary>The publisher families that reported it.</summary>
    public required IReadOnlyList<string> Publishers { get; init; }

    /// <summary>The greatest trust of a source that reported it, above 0 to 1.</summary>
    public required double Trust { get; init; }

    /// <summary>Whether a government or international body reported it itself.</summary>
    public required bool IsOfficial { get; init; }

    /// <summary>Whether all its items are history only.</summary>
    public required bool IsBackfill { get; init; }

    /// <summary>The headline of its most probable item. From the news: trust it nowhere.</summary>
    public required string Title { get; init; }

    /// <summary>The outlet of that item.</summary>
    public required string Outlet { get; init; }

    /// <summary>The page of that item; null when the feed gave none or one that is not http or https.</summary>
    public string? Url { get; init; }

    /// <summary>The features that moved that item's probability most.</summary>
    public required string Why { get; init; }

    /// <summary>The sentence of that item that carries most of the evidence.</summary>
    public required string Sentence { get; init; }
}
