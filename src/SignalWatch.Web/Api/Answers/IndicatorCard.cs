namespace SignalWatch.Web.Api.Answers;

/// <summary>An indicator's state now.</summary>
internal sealed record IndicatorCard
{
    /// <summary>The indicator's id.</summary>
    public required string Id { get; init; }

    /// <summary>A short name.</summary>
    public required string Title { get; init; }

    /// <summary>The question that its items help to answer.</summary>
    public required string Question { get; init; }

    /// <summary>The day, UTC, that the level is of; null before the first assessment.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>quiet, elevated, high or critical; null before the first assessment.</summary>
    public string? Level { get; init; }

    /// <summary>Whether enough was heard for quiet to mean calm; null before the first assessment.</summary>
    public bool? IsConfident { get; init; }

    /// <summary>Stories that began on that day.</summary>
    public required int Stories { get; init; }

    /// <summary>The stories that the baseline expects on such a day, each counted as much as it is probable.</summary>
    public double? ExpectedStories { get; init; }

    /// <summary>Stories of the 7 days that end with that day.</summary>
    public required int StoriesOf7Days { get; init; }

    /// <summary>Stories of the 7 days before those.</summary>
    public required int StoriesOf7DaysBefore { get; init; }

    /// <summary>Stories of the last 60 days, oldest first, days without any included.</summary>
    public required IReadOnlyList<CountPoint> Trend { get; init; }
}
