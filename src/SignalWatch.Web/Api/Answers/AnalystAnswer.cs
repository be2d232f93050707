namespace SignalWatch.Web.Api.Answers;

/// <summary>Who is written to, about what, and when.</summary>
internal sealed record AnalystAnswer
{
    /// <summary>The analyst's id.</summary>
    public required string Id { get; init; }

    /// <summary>The mail address.</summary>
    public required string Address { get; init; }

    /// <summary>The IANA time zone that quiet hours and digest hours are meant in.</summary>
    public required string TimeZone { get; init; }

    /// <summary>When the subscription began, UTC: nothing from before is announced.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The indicators watched; empty for all.</summary>
    public required IReadOnlyList<string> IndicatorIds { get; init; }

    /// <summary>The scenarios watched; empty for all.</summary>
    public required IReadOnlyList<string> ScenarioIds { get; init; }

    /// <summary>The sources whose stories may be announced on their own; empty for all.</summary>
    public required IReadOnlyList<string> SourceIds { get; init; }

    /// <summary>elevated, high or critical: the lowest level whose reaching is announced.</summary>
    public required string MinimumLevel { get; init; }

    /// <summary>The least probability, above 0 to 1, at which a story is announced on its own; null announces none.</summary>
    public double? MinimumProbability { get; init; }

    /// <summary>How many publisher families must have a story before it is announced on its own.</summary>
    public required int MinimumPublishers { get; init; }

    /// <summary>Whether falling back to a lower level is announced too.</summary>
    public required bool TellsFalls { get; init; }

    /// <summary>Whether changes are sent as they happen; otherwise they wait for the digest.</summary>
    public required bool IsImmediate { get; init; }

    /// <summary>none, daily or weekly.</summary>
    public required string Digest { get; init; }

    /// <summary>The local hour of the digest, 0 to 23.</summary>
    public required int DigestHour { get; init; }

    /// <summary>The local day of a weekly digest, such as monday.</summary>
    public required string DigestDay { get; init; }

    /// <summary>Whether a digest with nothing in it is sent as one line.</summary>
    public required bool WantsEmptyDigest { get; init; }

    /// <summary>The first quiet minute, local; null when there are no quiet hours.</summary>
    public TimeOnly? QuietFrom { get; init; }

    /// <summary>The first minute that is not quiet any more, local; null as above.</summary>
    public TimeOnly? QuietTo { get; init; }

    /// <summary>The most immediate mails in one local day.</summary>
    public required int DailyCap { get; init; }

    /// <summary>Nothing immediate is sent before this time, UTC; null when not muted.</summary>
    public DateTimeOffset? MutedUntil { get; init; }

    /// <summary>The same for single indicators.</summary>
    public required IReadOnlyList<MutedIndicator> MutedIndicators { get; init; }

    /// <summary>Why nothing at all is sent any more; null while mail is sent.</summary>
    public string? PausedBecause { get; init; }
}
