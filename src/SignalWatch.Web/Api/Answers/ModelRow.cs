namespace SignalWatch.Web.Api.Answers;

/// <summary>A training of the classifier, and what came of it.</summary>
internal sealed record ModelRow
{
    /// <summary>The version that was trained.</summary>
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

    /// <summary>Its micro-F1 on the frozen set, 0 to 1; null when there was nothing to compare with.</summary>
    public double? F1 { get; init; }

    /// <summary>The same of the model in use then.</summary>
    public double? F1Before { get; init; }
}
