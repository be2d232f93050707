using SignalWatch.Feeds;
using SignalWatch.Packs;

namespace SignalWatch.History;

/// <summary>One item's probability for one indicator, with why.</summary>
public sealed record Signal
{
    /// <summary>The indicator that the item is evidence for.</summary>
    public required IndicatorId IndicatorId { get; init; }

    /// <summary>The item, within its source.</summary>
    public required ItemId ItemId { get; init; }

    /// <summary>The item's source.</summary>
    public required SourceId SourceId { get; init; }

    /// <summary>The item's time that counts, UTC; see <see cref="StoredItem.Time"/>.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Calibrated, 0 to 1.</summary>
    public required double Probability { get; init; }

    /// <summary>The item's headline.</summary>
    public required string Title { get; init; }

    /// <summary>The publisher's name.</summary>
    public required string Publisher { get; init; }

    /// <summary>The outlet's name as people know it; several outlets can share a publisher.</summary>
    public required string Outlet { get; init; }

    /// <summary>The item's page; null when the feed gave none.</summary>
    public string? Url { get; init; }

    /// <summary>The features that moved the probability most, readable.</summary>
    public required string Why { get; init; }

    /// <summary>The sentence that carries most of the evidence, as written.</summary>
    public required string Sentence { get; init; }

    /// <summary>The model that scored it.</summary>
    public required string ModelVersion { get; init; }

    /// <summary>Whether it is history only and never an alert.</summary>
    public required bool IsBackfill { get; init; }
}
