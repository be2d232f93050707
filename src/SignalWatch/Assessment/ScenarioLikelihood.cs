using SignalWatch.Packs;

namespace SignalWatch.Assessment;

/// <summary>A scenario's likelihood on a day, with the arithmetic behind it.</summary>
public sealed record ScenarioLikelihood
{
    /// <summary>The scenario.</summary>
    public required ScenarioId ScenarioId { get; init; }

    /// <summary>The day, UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The published word's probability, 0 to 1.</summary>
    public required double Prior { get; init; }

    /// <summary>The probability that the evidence makes of it, 0 to 1.</summary>
    public required double Probability { get; init; }

    /// <summary>The word that the pack's scale gives <see cref="Probability"/>.</summary>
    public required string Word { get; init; }

    /// <summary>What each indicator adds, in the pack's order; undiagnostic ones included.</summary>
    public required IReadOnlyList<IndicatorContribution> Contributions { get; init; }

    /// <summary>
    /// What the rivals of its group take or leave, in nats: the log-odds are those of <see cref="Prior"/>, plus all contributions, plus this.
    /// </summary>
    public required double RivalNats { get; init; }

    /// <summary>How far the evidence can be relied on.</summary>
    public required Confidence Confidence { get; init; }
}
