using SignalWatch.Scoring;

namespace SignalWatch.History;

/// <summary>A training of a pack's classifier, and what came of it.</summary>
public sealed record ModelRecord
{
    /// <summary>The version that was trained, or would have been.</summary>
    public required string Version { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset Trained { get; init; }

    /// <summary>Examples of the pack that it learned from.</summary>
    public required int Examples { get; init; }

    /// <summary>Items and indicators that it learned from through analysts' verdicts.</summary>
    public required int Verdicts { get; init; }

    /// <summary>The time of the newest verdict there was, UTC; null when there was none.</summary>
    public DateTimeOffset? VerdictsUntil { get; init; }

    /// <summary>Whether it was put into use.</summary>
    public required bool IsPromoted { get; init; }

    /// <summary>Why, or why not.</summary>
    public required string Reason { get; init; }

    /// <summary>The version that was in use before; null when there was none.</summary>
    public string? Before { get; init; }

    /// <summary>How it compared with the model in use; null when there was none.</summary>
    public ModelComparison? Comparison { get; init; }
}
