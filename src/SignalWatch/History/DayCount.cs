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

    /// <summary>Distinct stories that began on the day.</summary>
    public int Stories { get; init; }

    /// <summary>The stories' weight as evidence: each its probability, times the trust in its sources, times their independence.</summary>
    public double StoryWeight { get; init; }

    /// <summary>The sum of the stories' probabilities: the expected number of stories that are evidence.</summary>
    public double StoryProbability { get; init; }

    /// <summary>Distinct publisher families behind the stories that began on the day, also where they reported later.</summary>
    public required int Publishers { get; init; }

    /// <summary>The sum of the items' probabilities: the expected number of items that are evidence.</summary>
    public required double ProbabilitySum { get; init; }

    /// <summary>The most probable item's headline; null when the day has none.</summary>
    public string? TopTitle { get; init; }
}
