namespace SignalWatch.Assessment;

/// <summary>An indicator's level on one day, with what is behind it.</summary>
public sealed record DayLevel
{
    /// <summary>What was heard.</summary>
    public required DayEvidence Evidence { get; init; }

    /// <summary>The level.</summary>
    public required Level Level { get; init; }

    /// <summary>The stories that the baseline expects on such a day, each counted as much as it is probable; compare with <see cref="DayEvidence.Probability"/>.</summary>
    public required double Expected { get; init; }

    /// <summary>P(X &gt;= <see cref="DayEvidence.Probability"/>): how likely the baseline gives this many stories or more by chance, 0 to 1.</summary>
    public required double PValue { get; init; }

    /// <summary>
    /// How much better a rise explains this and earlier days than the baseline does (CUSUM of log-likelihood ratios), in nats; 0 or
    /// more, and bounded so that it falls again.
    /// </summary>
    public required double Cusum { get; init; }

    /// <summary>Days in a row that called for a lower level; it falls when they are enough.</summary>
    public required int CalmDays { get; init; }

    /// <summary>
    /// Whether the baseline is learned and enough sources were heard for quiet to mean calm. When false, quiet says only that nothing
    /// stood out of what was heard.
    /// </summary>
    public bool IsConfident { get; init; }
}
