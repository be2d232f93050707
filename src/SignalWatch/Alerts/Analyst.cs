using SignalWatch.Assessment;
using SignalWatch.Packs;

namespace SignalWatch.Alerts;

/// <summary>Somebody who is told, and of what.</summary>
public sealed record Analyst
{
    /// <summary>Follows from the address.</summary>
    public required AnalystId Id { get; init; }

    /// <summary>Where mail goes: one mailbox, no display name.</summary>
    public required string Address { get; init; }

    /// <summary>IANA time zone, such as <c>Europe/Berlin</c>, in which hours and days are meant.</summary>
    public required string TimeZone { get; init; }

    /// <summary>When the subscription began, UTC: nothing older is announced.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The indicators watched; empty for all of the pack.</summary>
    public IReadOnlyList<IndicatorId> Indicators { get; init; } = [];

    /// <summary>The scenarios watched; empty for all of the pack.</summary>
    public IReadOnlyList<ScenarioId> Scenarios { get; init; } = [];

    /// <summary>Only stories that one of these sources reported can be announced singly; empty for any.</summary>
    public IReadOnlyList<SourceId> Sources { get; init; } = [];

    /// <summary>The least level whose rise is announced; elevated, high (default) or critical.</summary>
    public Level MinimumLevel { get; init; } = Level.High;

    /// <summary>A single story of at least this probability is announced, 0.5 to 1; null (default) for none.</summary>
    public double? StoryProbability { get; init; }

    /// <summary>The publisher families that such a story takes, 1 to 20; default 2.</summary>
    public int StoryPublishers { get; init; } = 2;

    /// <summary>Whether a level that falls back is announced too; default no.</summary>
    public bool TellsFalls { get; init; }

    /// <summary>Whether alerts are mailed as they come; otherwise they wait for the digest.</summary>
    public bool IsImmediate { get; init; } = true;

    /// <summary>How often a digest comes; default daily.</summary>
    public DigestRhythm Digest { get; init; } = DigestRhythm.Daily;

    /// <summary>The local hour of the digest, 0 to 23; default 7.</summary>
    public int DigestHour { get; init; } = 7;

    /// <summary>The local weekday of a weekly digest; default Monday.</summary>
    public DayOfWeek DigestDay { get; init; } = DayOfWeek.Monday;

    /// <summary>Whether a digest without news is sent as one line; default no, nothing is sent.</summary>
    public bool WantsEmptyDigest { get; init; }

    /// <summary>Local hours in which alerts wait until they end; null for none. They may reach past midnight.</summary>
    public QuietHours? QuietHours { get; init; }

    /// <summary>The most alerts mailed in a local day, 1 to 100; default 6. The rest goes into the digest.</summary>
    public int DailyCap { get; init; } = 6;

    /// <summary>Nothing is mailed before this, UTC; null when not muted.</summary>
    public DateTimeOffset? MutedUntil { get; init; }

    /// <summary>Why mail to this address is stopped, such as a bounce or an unsubscription; null when it is not.</summary>
    public string? PausedReason { get; init; }
}
