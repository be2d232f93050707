namespace SignalWatch.Web.Api.Answers;

/// <summary>An indicator's level on a day.</summary>
internal sealed record LevelRow
{
    /// <summary>The day, UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>quiet, elevated, high or critical.</summary>
    public required string Level { get; init; }

    /// <summary>Distinct stories that began on it.</summary>
    public required int Stories { get; init; }

    /// <summary>The sum of their probabilities: how many to expect to be true.</summary>
    public required double ProbableStories { get; init; }

    /// <summary>What the baseline expects of that sum.</summary>
    public required double ExpectedStories { get; init; }

    /// <summary>How likely the baseline gives so many or more by chance, 0 to 1.</summary>
    public required double PValue { get; init; }

    /// <summary>How much better a rise explains these days than the baseline does, in nats.</summary>
    public required double CusumNats { get; init; }

    /// <summary>Distinct publisher families behind the stories.</summary>
    public required int Publishers { get; init; }

    /// <summary>Sources heard from as a share of those expected, 0 to 1.</summary>
    public required double Coverage { get; init; }

    /// <summary>Days in a row that called for a lower level.</summary>
    public required int CalmDays { get; init; }

    /// <summary>Whether enough was heard for quiet to mean calm.</summary>
    public required bool IsConfident { get; init; }
}
