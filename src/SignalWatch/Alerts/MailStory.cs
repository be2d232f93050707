namespace SignalWatch.Alerts;

/// <summary>A story as a mail shows it.</summary>
public sealed record MailStory
{
    /// <summary>The headline of its most probable item.</summary>
    public required string Title { get; init; }

    /// <summary>The outlet of that item.</summary>
    public required string Outlet { get; init; }

    /// <summary>When it began, UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The item's page; null when the feed gave none. Only http and https become links.</summary>
    public string? Url { get; init; }

    /// <summary>0 to 1.</summary>
    public required double Probability { get; init; }

    /// <summary>Publisher families behind it.</summary>
    public required int Publishers { get; init; }

    /// <summary>The features that moved its probability most, readable.</summary>
    public required string Why { get; init; }

    /// <summary>The sentence that carries most of the evidence.</summary>
    public required string Sentence { get; init; }

    /// <summary>The indicator that a verdict is about.</summary>
    public required string IndicatorId { get; init; }

    /// <summary>The item's source, for a verdict.</summary>
    public required string SourceId { get; init; }

    /// <summary>The item, for a verdict.</summary>
    public required string ItemId { get; init; }
}
