namespace SignalWatch.Web.Api.Answers;

/// <summary>A scenario's probability on a day.</summary>
internal sealed record TrendPoint
{
    /// <summary>The day, UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>0 to 1.</summary>
    public required double Probability { get; init; }
}
