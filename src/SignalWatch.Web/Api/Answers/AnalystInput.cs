namespace SignalWatch.Web.Api.Answers;

/// <summary>An analyst's settings. What is left out is as it is for a new analyst, but since, which stays.</summary>
internal sealed record AnalystInput
{
    /// <summary>The id, 1 to 40 lower-case letters, digits and inner hyphens: needed to add an analyst; to change one it may be left out.</summary>
    public string? Id { get; init; }

    /// <summary>The mail address, one mailbox without a display name.</summary>
    public required string Address { get; init; }

    /// <summary>The IANA time zone that quiet hours and digest hours are meant in, such as Europe/Berlin.</summary>
    public required string TimeZone { get; init; }

    /// <summary>When the subscription begins; left out, now.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The indicators watched; left out or empty, all.</summary>
    public IReadOnlyList<string>? IndicatorIds { get; init; }

    /// <summary>The scenarios watched; left out or empty, all.</summary>
    public IReadOnlyList<string>? ScenarioIds { get; init; }

    /// <summary>The sources whose stories may be announced on their own; left out or empty, all.</summary>
    public IReadOnlyList<string>? SourceIds { get; init; }

    /// <summary>elevated, high or critical; left out, high.</summary>
    public string? MinimumLevel { get; init; }

    /// <summary>The least probability, above 0 to 1, at which a story is announced on its own; left out, none is.</summary>
    public double? MinimumProbability { get; init; }

    /// <summary>1 to 50; left out, 3.</summary>
    public int? MinimumPublishers { get; init; }

    /// <summary>Whether falling back to a lower level is announced too; left out, no.</summary>
    public bool? TellsFalls { get; init; }

    /// <summary>Whether changes are sent as they happen; left out, yes.</summary>
    public bool? IsImmediate { get; init; }

    /// <summary>none, daily or weekly; left out, daily.</summary>
    public string? Digest { get; init; }

    /// <summary>0 to 23; left out, 7.</summary>
    public int? DigestHour { get; init; }

    /// <summary>Such as monday, which it is when left out.</summary>
    public string? DigestDay { get; init; }

    /// <summary>Whether a digest with nothing in it is sent as one line; left out, no.</summary>
    public bool? WantsEmptyDigest { get; init; }

    /// <summary>The first quiet minute, local; with quietTo, or neither.</summary>
    public TimeOnly? QuietFrom { get; init; }

    /// <summary>The first minute that is not quiet any more, local.</summary>
    public TimeOnly? QuietTo { get; init; }

    /// <summary>1 to 100; left out, 6.</summary>
    public int? DailyCap { get; init; }

    /// <summary>Nothing immediate is sent before this time.</summary>
    public DateTimeOffset? MutedUntil { get; init; }

    /// <summary>Why nothing at all is to be sent; left out, mail is sent.</summary>
    public string? PausedBecause { get; init; }
}
