using SignalWatch.Feeds;
using SignalWatch.Packs;

namespace SignalWatch.Alerts;

/// <summary>A story behind an alert, as it stood when the alert was raised. Its texts come from the news and are trusted nowhere.</summary>
public sealed record AlertStory
{
    /// <summary>The time of its first item, UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The indicator that it is evidence for, so that a verdict on it can be asked for also in an alert about a scenario.</summary>
    public required IndicatorId IndicatorId { get; init; }

    /// <summary>The headline of its most probable item.</summary>
    public required string Title { get; init; }

    /// <summary>The outlet of that item.</summary>
    public required string Outlet { get; init; }

    /// <summary>That item's page; null when the feed gave none or one that is not http or https.</summary>
    public string? Url { get; init; }

    /// <summary>Its probability for the indicator, 0 to 1.</summary>
    public required double Probability { get; init; }

    /// <summary>The publisher families that reported it; at least one.</summary>
    public required IReadOnlyList<string> Publishers { get; init; }

    /// <summary>The features that moved the probability most, readable.</summary>
    public required string Why { get; init; }

    /// <summary>The sentence that carries most of the evidence; may be empty.</summary>
    public required string Sentence { get; init; }

    /// <summary>The source of its most probable item: with <see cref="ItemId"/> what a verdict is given on. Null for a story kept before it was known.</summary>
    public SourceId? SourceId { get; init; }

    /// <summary>Its most probable item; null for a story kept before it was known: no verdict can be given on that.</summary>
    public ItemId? ItemId { get; init; }
}
