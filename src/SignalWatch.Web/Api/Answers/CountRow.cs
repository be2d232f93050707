namespace SignalWatch.Web.Api.Answers;

/// <summary>What an indicator's evidence of a day, week or month adds up to.</summary>
internal sealed record CountRow
{
    /// <summary>The first day, in the time zone asked for.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>The day after the last.</summary>
    public required DateOnly End { get; init; }

    /// <summary>Distinct items.</summary>
    public required int Items { get; init; }

    /// <summary>The sum of their probabilities: how many to expect to be evidence.</summary>
    public required double ProbableItems { get; init; }

    /// <summary>Distinct stories that began in it.</summary>
    public required int Stories { get; init; }

    /// <summary>The sum of their probabilities.</summary>
    public required double ProbableStories { get; init; }

    /// <summary>Distinct publisher families behind those stories; null for weeks and months in UTC, which are added up from days.</summary>
    public int? Publishers { get; init; }
}
