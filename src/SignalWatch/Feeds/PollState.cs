using System.Globalization;
using SignalWatch.Feeds.Fetching;
using SignalWatch.Feeds.Parsing;
using SignalWatch.Packs;

namespace SignalWatch.Feeds;

/// <summary>What is remembered of a source from poll to poll. Null means that it has not happened, or that the server did not say.</summary>
public sealed partial record PollState
{
    /// <summary>How many outcomes are kept.</summary>
    public const int OutcomesKept = 20;

    /// <summary><see cref="LastFault"/> where the answer was no feed.</summary>
    internal const string NotAFeedFault = "NotAFeed";

    /// <summary><see cref="LastFault"/> where a page's selectors matched nothing.</summary>
    internal const string SelectorsFault = "Selectors";

    /// <summary>How many <see cref="AnswerTimes"/> are kept.</summary>
    private const int AnswerTimesKept = 5;
    private const int FailuresUntilMoveIsDoubted = 3;
    private const int LongestOutcome = 160;

    /// <summary>The source's address in its pack when this was written; what follows belongs to that address only.</summary>
    public Uri? SourceUrl { get; init; }

    /// <summary>The source's interval in its pack when this was written.</summary>
    public TimeSpan? SourceInterval { get; init; }

    /// <summary>Where the source has moved for good, once a feed was read there; null while it stays where the pack says.</summary>
    public Uri? MovedTo { get; init; }

    /// <summary>The feed that the page at the source's address advertises, once it was read; null where the source is the feed itself.</summary>
    public Uri? DiscoveredUrl { get; init; }

    /// <summary>Entity tag of the last feed that was read.</summary>
    public string? ETag { get; init; }

    /// <summary><c>Last-Modified</c> of the last feed that was read.</summary>
    public string? LastModified { get; init; }

    /// <summary>When it was first polled with any outcome.</summary>
    public DateTimeOffset? FirstPolled { get; init; }

    /// <summary>When it was last polled with any outcome.</summary>
    public DateTimeOffset? LastPolled { get; init; }

    /// <summary>When it was last found working: a feed, or not modified.</summary>
    public DateTimeOffset? LastSucceeded { get; init; }

    /// <summary>When it last brought an item not seen before.</summary>
    public DateTimeOffset? LastNewItem { get; init; }

    /// <summary>When it last published something: at first the date of its newest item, from then on the time of the poll that brought a new one.</summary>
    public DateTimeOffset? LastNews { get; init; }

    /// <summary>Its usual time between publications, as learned so far; null while too little is known.</summary>
    public TimeSpan? UsualGap { get; init; }

    /// <summary>The least time between polls that the feed last asked for (<c>ttl</c>, <c>sy:updatePeriod</c>); null when it asked for none.</summary>
    public TimeSpan? TimeToLive { get; init; }

    /// <summary>How long its last answers took, newest first, at most five; failures are not among them.</summary>
    public IReadOnlyList<TimeSpan> AnswerTimes { get; init; } = [];

    /// <summary>The first of <see cref="ConsecutiveFailures"/>; null while it works.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>A <see cref="FetchFault"/>'s name, <c>NotAFeed</c> or <c>Selectors</c>: why it failed last; null while it works.</summary>
    public string? LastFault { get; init; }

    /// <summary>When to poll next; null means now.</summary>
    public DateTimeOffset? NextPoll { get; init; }

    /// <summary>The interval that its rhythm has led to: half to four times the source's own.</summary>
    public TimeSpan? Rhythm { get; init; }

    /// <summary>Failures since it last worked.</summary>
    public long ConsecutiveFailures { get; init; }

    /// <summary>New items since the first poll.</summary>
    public long ItemsSeen { get; init; }

    /// <summary>Whether it said 410, gone for good. It is still asked once a week, since servers say so by mistake.</summary>
    public bool IsRetired { get; init; }

    /// <summary>The last outcomes, newest first, such as <c>2026-03-01T10:00Z ok, 20 items, 3 new</c>.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>The newest of <see cref="Outcomes"/>; null before the first poll.</summary>
    public string? LastOutcome => Outcomes.Count == 0 ? null : Outcomes[0];

    /// <summary>The request that polls the source: where it has moved to, or its feed was found, with what is held of it.</summary>
    public FetchRequest RequestFor(Source source)
    {
        var isSame = SourceUrl == source.Url;
        return new FetchRequest
        {
            Url = (isSame ? MovedTo ?? DiscoveredUrl : null) ?? source.Url,
            Kind = source.Selectors is null ? FetchKind.Feed : FetchKind.Page,
            ETag = isSame ? ETag : null,
            LastModified = isSame ? LastModified : null,
        };
    }

    /// <summary>
    /// The state after a poll, whose new items have been stored by now: what is remembered here makes the next poll skip them.
    /// </summary>
    /// <param name="fetched">What became of the fetch.</param>
    /// <param name="parsed">What became of its body; null when there was none.</param>
    /// <param name="newItems">How many items had not been seen before.</param>
    /// <param name="source">The source as its pack has it now.</param>
    /// <param name="now">When the poll ended.</param>
    public PollState After(FetchOutcome fetched, FeedParseResult? parsed, int newItems, Source source, DateTimeOffset now) =>
        After(new SourceAnswer { Fetched = fetched, Parsed = parsed }, newItems, source, now);

    /// <inheritdoc cref="After(FetchOutcome, FeedParseResult?, int, Source, DateTimeOffset)" />
    /// <param name="answer">What asking it came to.</param>
    public PollState After(SourceAnswer answer, int newItems, Source source, DateTimeOffset now)
    {
        var own = (SourceUrl == source.Url ? this : Elsewhere()) with
        {
            SourceUrl = source.Url,
            SourceInterval = source.Interval,
            FirstPolled = FirstPolled ?? now,
            LastPolled = now,
        };
        return (answer.Fetched, answer.Parsed) switch
        {
            (FetchOutcome.Fetched whole, FeedParseResult.Parsed { Feed: var feed }) => own.AfterFeed(answer, whole, feed, newItems, source, now),
            (FetchOutcome.NotModified same, _) => own.AfterNotModified(same, source, now),
            (FetchOutcome.Failed failed, _) => own.AfterFailure(failed, failed.Fault.ToString(), failed.Message, source, now),
            (_, FeedParseResult.NotAFeed not) => own.AfterFailure(
                null, not.Kind == NotFeedKind.Selectors ? SelectorsFault : NotAFeedFault, not.Reason, source, now),
            _ => own.AfterFailure(null, "Unread", "fetched but not parsed", source, now),
        };
    }

    // Under another address in the pack, what was learned of the old one does not hold.
    private PollState Elsewhere() => this with
    {
        ETag = null,
        LastModified = null,
        MovedTo = null,
        DiscoveredUrl = null,
        IsRetired = false,
        LastNews = null,
        UsualGap = null,
        TimeToLive = null,
        AnswerTimes = [],
        FailingSince = null,
        LastFault = null,
    };

    private PollState AfterFeed(SourceAnswer answer, FetchOutcome.Fetched whole, Feed feed, int newItems, Source source, DateTimeOffset now)
    {
        var rhythm = PollInterval.Adapt(Rhythm, newItems > 0, source.Interval);
        var before = answer.DiscoveredUrl is { } found ? this with { DiscoveredUrl = found, MovedTo = null } : this;
        return before.Succeeded(whole, whole.PermanentUrl, now) with
        {
            LastNews = (LastNews, newItems) switch
            {
                (null, _) => PublishingRhythm.Newest(feed, now) ?? now,
                (_, > 0) => now,
                _ => LastNews,
            },
            UsualGap = PublishingRhythm.Learn(UsualGap, feed, newItems > 0 ? now - LastNews : null, now),
            TimeToLive = feed.TimeToLive,
            ETag = whole.ETag,
            LastModified = whole.LastModified,
            LastNewItem = newItems > 0 ? now : LastNewItem,
            ItemsSeen = ItemsSeen + newItems,
            Rhythm = rhythm,
            NextPoll = now + PollInterval.Healthy(rhythm, whole.Freshness, feed.TimeToLive, source),
            Outcomes = Remember(now, Read(answer, feed.Items.Count, newItems)),
        };
    }

    private PollState AfterNotModified(FetchOutcome.NotModified same, Source source, DateTimeOffset now)
    {
        var rhythm = PollInterval.Adapt(Rhythm, hadNews: false, source.Interval);
        return Succeeded(same, same.PermanentUrl, now) with
        {
            ETag = same.ETag ?? ETag,
            LastModified = same.LastModified ?? LastModified,
            Rhythm = rhythm,
            NextPoll = now + PollInterval.Healthy(rhythm, same.Freshness, TimeToLive, source),
            Outcomes = Remember(now, "ok, not modified"),
        };
    }

    private static string Read(SourceAnswer answer, int items, int newItems)
    {
        var pages = answer.Pages > 1 ? string.Create(CultureInfo.InvariantCulture, $" on {answer.Pages} pages") : "";
        var found = answer.DiscoveredUrl is { } url ? $"; the page advertises its feed at {url}" : "";
        var fault = answer.PageFault is { } reason ? $"; no further page: {reason}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"ok, {items} items{pages}, {newItems} new{found}{fault}");
    }

    private PollState Succeeded(FetchOutcome fetched, Uri? permanentUrl, DateTimeOffset now)
    {
        var address = permanentUrl ?? MovedTo;
        return this with
        {
            MovedTo = address == SourceUrl ? null : address,
            LastSucceeded = now,
            AnswerTimes = fetched.Duration is { } took ? [took, .. AnswerTimes.Take(AnswerTimesKept - 1)] : AnswerTimes,
            FailingSince = null,
            LastFault = null,
            ConsecutiveFailures = 0,
            IsRetired = false,
        };
    }

    private PollState AfterFailure(FetchOutcome.Failed? failed, string fault, string reason, Source source, DateTimeOffset now)
    {
        var failures = ConsecutiveFailures + 1;
        var isRetired = IsRetired || failed?.Fault == FetchFault.Gone;
        return this with
        {
            ConsecutiveFailures = failures,
            IsRetired = isRetired,
            FailingSince = FailingSince ?? (ConsecutiveFailures == 0 ? now : LastSucceeded ?? FirstPolled),
            LastFault = fault,

            // A move that no longer works is forgotten, with what was held of that place: the pack's own address is tried again.
            MovedTo = failures >= FailuresUntilMoveIsDoubted ? null : MovedTo,
            DiscoveredUrl = failures >= FailuresUntilMoveIsDoubted ? null : DiscoveredUrl,
            ETag = failures >= FailuresUntilMoveIsDoubted ? null : ETag,
            LastModified = failures >= FailuresUntilMoveIsDoubted ? null : LastModified,
            NextPoll = now + (isRetired ? PollInterval.Retired : PollInterval.BackOff(failures, failed?.RetryAfter, source)),
            Outcomes = Remember(now, $"{fault}: {reason}"),
        };
    }

    private List<string> Remember(DateTimeOffset now, string outcome)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{now.UtcDateTime:yyyy-MM-ddTHH:mm}Z {outcome}").ReplaceLineEndings(" ");
        var kept = line.Length <= LongestOutcome ? line : line[..LongestOutcome];
        return [kept, .. Outcomes.Take(OutcomesKept - 1)];
    }
}
