using SignalWatch.Packs;

namespace SignalWatch.History;

/// <summary>What one day's signals of an indicator add up to.</summary>
public sealed record DayCount
{
    /// <summary>The indicator.</summary>
    public required IndicatorId IndicatorId { get; init; }

    /// <summary>The day, UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Distinct items.</summary>
    public required int Items { get; init; }

    /// <summary>Distinct publishers.</summary>
    public required int Publishers { get; init; }

    /// <summary>The sum of the items' probabilities: the expected number of items that are evidence.</summary>
    public required double ProbabilitySum { get; init; }

    /// <summary>The most probable item's headline; null when the day has none.</summary>
    public string? TopTitle { get; init; }
}
