namespace SignalWatch.Web.Api.Answers;

/// <summary>How far evidence can be relied on.</summary>
internal sealed record ConfidenceAnswer
{
    /// <summary>low, moderate or high, by the weakest of the three.</summary>
    public required string Word { get; init; }

    /// <summary>Sources heard from as a share of those expected, 0 to 1.</summary>
    public required double Coverage { get; init; }

    /// <summary>Trust in the sources times the independence of publishers, over the stories, 0 to 1.</summary>
    public required double Corroboration { get; init; }

    /// <summary>The classifier's calibrated probability over the stories, 0 to 1.</summary>
    public required double Reliability { get; init; }
}
