using SignalWatch.Feeds;
using SignalWatch.Packs;

namespace SignalWatch.Stories;

/// <summary>What one story, items about the same event within 72 hours, says about one indicator.</summary>
public sealed record StoryEvidence
{
    /// <summary>The indicator that the story is evidence for.</summary>
    public required IndicatorId IndicatorId { get; init; }

    /// <summary>The story.</summary>
    public required StoryId StoryId { get; init; }

    /// <summary>The time of its earliest item, UTC; its day is the day that the story counts for.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The greatest probability that any of its items has for the indicator, 0 to 1.</summary>
    public required double Probability { get; init; }

    /// <summary>How many of its items are evidence for the indicator; at least 1.</summary>
    public required int Items { get; init; }

    /// <summary>The publisher families that reported it, distinct, in ordinal order; at least one.</summary>
    public required IReadOnlyList<string> Publishers { get; init; }

    /// <summary>The greatest trust of a source that reported it, above 0 to 1.</summary>
    public required double Trust { get; init; }

    /// <summary>Whether a government or international body reported it itself.</summary>
    public required bool IsOfficial { get; init; }

    /// <summary>Whether all its items are history only: such a story is never announced.</summary>
    public required bool IsBackfill { get; init; }

    /// <summary>The headline of its most probable item.</summary>
    public required string Title { get; init; }

    /// <summary>The outlet of its most probable item.</summary>
    public required string Outlet { get; init; }

    /// <summary>The page of its most probable item; null when the feed gave none.</summary>
    public string? Url { get; init; }

    /// <summary>The source of its most probable item; null in rows from before it was kept.</summary>
    public SourceId? SourceId { get; init; }

    /// <summary>Its most probable item; null in rows from before it was kept.</summary>
    public ItemId? ItemId { get; init; }

    /// <summary>The features that moved the most probable item's probability most, readable.</summary>
    public required string Why { get; init; }

    /// <summary>The sentence of the most probable item that carries most of the evidence.</summary>
    public required string Sentence { get; init; }
}
