using SignalWatch.Assessment;

namespace SignalWatch.Web.Dashboard;

/// <summary>One bar of an indicator's chart: a day, week or month.</summary>
public sealed record ChartPeriod
{
    /// <summary>Its first day, UTC.</summary>
    public required DateOnly First { get; init; }

    /// <summary>Its last day, UTC.</summary>
    public required DateOnly Last { get; init; }

    /// <summary>Distinct stories that began in it.</summary>
    public int Stories { get; init; }

    /// <summary>The highest level in it.</summary>
    public Level Level { get; init; }

    /// <summary>Sources heard from as a share of those expected, the mean of its days, 0 to 1; null where no day was assessed.</summary>
    public double? Coverage { get; init; }

    /// <summary>Its most telling stories, most telling first; at most three.</summary>
    public IReadOnlyList<ChartStory> Top { get; init; } = [];
}
