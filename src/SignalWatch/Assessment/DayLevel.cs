namespace SignalWatch.Assessment;

/// <summary>An indicator's level on one day, with what is behind it.</summary>
public sealed record DayLevel
{
    /// <summary>What was heard.</summary>
    public required DayEvidence Evidence { get; init; }

    /// <summary>The level.</summary>
    public required Level Level { get; init; }

    /// <summary>The stories that the baseline expects on such a day.</summary>
    public required double Expected { get; init; }

    /// <summary>How likely the baseline gives this many stories or more by chance, 0 to 1.</summary>
    public required double PValue { get; init; }

    /// <summary>The sum of what exceeded expectation on this and earlier days (CUSUM), in standard deviations; 0 or more.</summary>
    public required double Cusum { get; init; }

    /// <summary>Days in a row that called for a lower level; it falls when they are enough.</summary>
    public required int CalmDays { get; init; }
}
