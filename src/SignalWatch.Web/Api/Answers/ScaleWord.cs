namespace SignalWatch.Web.Api.Answers;

/// <summary>A likelihood word and the range that it stands for.</summary>
internal sealed record ScaleWord
{
    /// <summary>The word.</summary>
    public required string Word { get; init; }

    /// <summary>The least probability, 0 to 1, inclusive.</summary>
    public required double LowestProbability { get; init; }

    /// <summary>The greatest probability, 0 to 1.</summary>
    public required double HighestProbability { get; init; }

    /// <summary>The probability that stands for the word where a single figure is needed.</summary>
    public required double PointProbability { get; init; }
}
