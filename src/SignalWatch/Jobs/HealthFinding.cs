using SignalWatch.Alerts;

namespace SignalWatch.Jobs;

/// <summary>What a check of the monitor found.</summary>
public sealed record HealthFinding
{
    /// <summary>What was checked, and the cause of the trouble if there is one: lower-case letters and hyphens.</summary>
    public required string Check { get; init; }

    /// <summary>How it fares.</summary>
    public required HealthState State { get; init; }

    /// <summary>That in one line of plain text.</summary>
    public required string Headline { get; init; }

    /// <summary>The facts, one a line; may be empty.</summary>
    public string Detail { get; init; } = "";

    /// <summary>What to do about it; empty where nothing is.</summary>
    public string Remedy { get; init; } = "";

    /// <summary>Since when, UTC; null where that is not known.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>What it is about, such as sources' ids. What has no subjects is shown, and not told by mail.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];

    /// <summary>After how long the operator is told again of a trouble that has not grown.</summary>
    public TimeSpan ToldEvery { get; init; } = TimeSpan.FromDays(1);

    /// <summary>A check that found all well.</summary>
    public static HealthFinding Ok(string check, string headline) => new() { Check = check, State = HealthState.Ok, Headline = headline };

    /// <summary>The trouble, as the operator is told of it.</summary>
    internal Trouble ToTrouble(DateTimeOffset now) => new(Check, Headline, Detail, Remedy, Since ?? now);
}
