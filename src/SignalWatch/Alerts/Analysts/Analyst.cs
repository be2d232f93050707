using SignalWatch.Assessment;
using SignalWatch.Packs;

namespace SignalWatch.Alerts.Analysts;

/// <summary>Who is written to, about what, and when.</summary>
public sealed record Analyst
{
    /// <summary>The id.</summary>
    public required AnalystId Id { get; init; }

    /// <summary>The mail address, one mailbox without a display name (RFC 5321).</summary>
    public required string Address { get; init; }

    /// <summary>The IANA time zone that quiet hours and digest hours are meant in, such as <c>Europe/Berlin</c>.</summary>
    public required string TimeZone { get; init; }

    /// <summary>When the subscription began, UTC: nothing from before is announced.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The indicators watched; empty for all.</summary>
    public IReadOnlyList<IndicatorId> Indicators { get; init; } = [];

    /// <summary>The scenarios watched; empty for all.</summary>
    public IReadOnlyList<ScenarioId> Scenarios { get; init; } = [];

    /// <summary>The sources whose stories may be announced on their own; empty for all. Levels and likelihoods rest on all sources.</summary>
    public IReadOnlyList<SourceId> Sources { get; init; } = [];

    /// <summary>The lowest level whose reaching is announced; above <see cref="Level.Quiet"/>.</summary>
    public Level MinimumLevel { get; init; } = Level.High;

    /// <summary>The least probability, above 0 to 1, at which a story is announced on its own; null announces none.</summary>
    public double? MinimumProbability { get; init; }

    /// <summary>How many publisher families must have a story before it is announced on its own; 1 to 50.</summary>
    public int MinimumPublishers { get; init; } = 3;

    /// <summary>Whether falling back to a lower level is announced too.</summary>
    public bool TellsFalls { get; init; }

    /// <summary>Whether changes are sent as they happen; otherwise they wait for the digest.</summary>
    public bool IsImmediate { get; init; } = true;

    /// <summary>How often there is a digest.</summary>
    public DigestRhythm Digest { get; init; } = DigestRhythm.Daily;

    /// <summary>The local hour of the digest, 0 to 23.</summary>
    public int DigestHour { get; init; } = 7;

    /// <summary>The local day of a weekly digest.</summary>
    public DayOfWeek DigestDay { get; init; } = DayOfWeek.Monday;

    /// <summary>Whether a digest with nothing in it is sent as one line; otherwise it is left out.</summary>
    public bool WantsEmptyDigest { get; init; }

    /// <summary>Hours without immediate mail; null when there are none.</summary>
    public QuietHours? QuietHours { get; init; }

    /// <summary>The most immediate mails in one local day, 1 to 100; more wait for the digest.</summary>
    public int DailyCap { get; init; } = 6;

    /// <summary>Nothing immediate is sent before this time, UTC; null when not muted.</summary>
    public DateTimeOffset? MutedUntil { get; init; }

    /// <summary>The same for single indicators.</summary>
    public IReadOnlyDictionary<IndicatorId, DateTimeOffset> MutedIndicators { get; init; } = new Dictionary<IndicatorId, DateTimeOffset>();

    /// <summary>Why nothing at all is sent any more, such as "unsubscribed" or a server's refusal; null while mail is sent.</summary>
    public string? PausedBecause { get; init; }
}
