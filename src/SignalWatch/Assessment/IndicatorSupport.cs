using SignalWatch.Packs;

namespace SignalWatch.Assessment;

/// <summary>What an indicator's evidence adds up to at the end of a day, each day's share halved once a half-life.</summary>
public sealed record IndicatorSupport
{
    /// <summary>The indicator.</summary>
    public required IndicatorId IndicatorId { get; init; }

    /// <summary>The day, UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The faded sum of the stories' weights (<see cref="EvidenceWeight"/>), in whole stories; 0 or more.</summary>
    public required double Weight { get; init; }

    /// <summary>What the analysis took for granted by then, in the same unit; 0 where it expects nothing or no source was heard.</summary>
    public required double Expected { get; init; }

    /// <summary>The faded number of stories.</summary>
    public required double Stories { get; init; }

    /// <summary>The faded sum of the stories' probabilities: how many of <see cref="Stories"/> to expect to be true.</summary>
    public required double Probability { get; init; }

    /// <summary>The faded number of days watched; what <see cref="CoveredDays"/> is a share of.</summary>
    public required double Days { get; init; }

    /// <summary>The faded sum of the days' coverage, 0 to <see cref="Days"/>.</summary>
    public required double CoveredDays { get; init; }

    /// <summary>Evidence beyond what was expected, in whole stories; negative where expected news did not come.</summary>
    public double Net => Weight - Expected;

    /// <summary>Nothing heard and nothing expected: where an indicator's history begins.</summary>
    public static IndicatorSupport None(IndicatorId indicator, DateOnly day) => new()
    {
        IndicatorId = indicator,
        Day = day,
        Weight = 0,
        Expected = 0,
        Stories = 0,
        Probability = 0,
        Days = 0,
        CoveredDays = 0,
    };
}
