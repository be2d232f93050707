namespace SignalWatch.Web.Api.Answers;

/// <summary>A scenario's likelihood on a day, as it was told then.</summary>
internal sealed record LikelihoodRow
{
    /// <summary>The day, UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>0 to 1.</summary>
    public required double Probability { get; init; }

    /// <summary>The word that the pack's scale gave it then.</summary>
    public required string Word { get; init; }

    /// <summary>low, moderate or high: how far the evidence could be relied on.</summary>
    public required string Confidence { get; init; }
}
