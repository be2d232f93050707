using System.Globalization;
using SignalWatch.Packs;

namespace SignalWatch.Feeds;

/// <summary>What is remembered of a source from poll to poll. Null means that it has not happened, or that the server did not say.</summary>
public sealed partial record PollState
{
    /// <summary>How many outcomes are kept.</summary>
    public const int OutcomesKept = 20;

    private const int FailuresUntilMoveIsDoubted = 3;
    private const int LongestOutcome = 160;

    /// <summary>The source's address in its pack when this was written; what follows belongs to that address only.</summary>
    public Uri? SourceUrl { get; init; }

    /// <summary>The source's interval in its pack when this was written.</summary>
    public TimeSpan? SourceInterval { get; init; }

    /// <summary>Where the source has moved for good, once a feed was read there; null while it stays where the pack says.</summary>
    public Uri? MovedTo { get; init; }

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

    /// <summary>The request that polls the source: where it has moved to, with what is held of it.</summary>
    public FetchRequest RequestFor(Source source)
    {
        var isSame = SourceUrl == source.Url;
        return new FetchRequest
        {
            Url = (isSame ? MovedTo : null) ?? source.Url,
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
    public PollState After(FetchOutcome fetched, FeedParseResult? parsed, int newItems, Source source, DateTimeOffset now)
    {
        var own = SourceUrl == source.Url ? this : this with { ETag = null, LastModified = null, MovedTo = null, IsRetired = false };
        own = own with
        {
            SourceUrl = source.Url,
            SourceInterval = source.Interval,
            FirstPolled = FirstPolled ?? now,
            LastPolled = now,
        };
        return (fetched, parsed) switch
        {
            (FetchOutcome.Fetched whole, FeedParseResult.Parsed { Feed: var feed }) => own.AfterFeed(whole, feed, newItems, source, now),
            (FetchOutcome.NotModified same, _) => own.AfterNotModified(same, source, now),
            (FetchOutcome.Failed failed, _) => own.AfterFailure(failed, $"{failed.Fault}: {failed.Message}", source, now),
            (_, FeedParseResult.NotAFeed not) => own.AfterFailure(null, $"NotAFeed: {not.Reason}", source, now),
            _ => own.AfterFailure(null, "Unread: fetched but not parsed", source, now),
        };
    }

    private PollState AfterFeed(FetchOutcome.Fetched whole, Feed feed, int newItems, Source source, DateTimeOffset now)
    {
        var rhythm = PollInterval.Adapt(Rhythm, newItems > 0, source.Interval);
        return Succeeded(whole.PermanentUrl, now) with
        {
            ETag = whole.ETag,
            LastModified = whole.LastModified,
            LastNewItem = newItems > 0 ? now : LastNewItem,
            ItemsSeen = ItemsSeen + newItems,
            Rhythm = rhythm,
            NextPoll = now + PollInterval.Healthy(rhythm, whole.Freshness, feed.TimeToLive, source),
            Outcomes = Remember(now, string.Create(CultureInfo.InvariantCulture, $"ok, {feed.Items.Count} items, {newItems} new")),
        };
    }

    private PollState AfterNotModified(FetchOutcome.NotModified same, Source source, DateTimeOffset now)
    {
        var rhythm = PollInterval.Adapt(Rhythm, hadNews: false, source.Interval);
        return Succeeded(same.PermanentUrl, now) with
        {
            ETag = same.ETag ?? ETag,
            LastModified = same.LastModified ?? LastModified,
            Rhythm = rhythm,
            NextPoll = now + PollInterval.Healthy(rhythm, same.Freshness, null, source),
            Outcomes = Remember(now, "ok, not modified"),
        };
    }

    private PollState Succeeded(Uri? permanentUrl, DateTimeOffset now)
    {
        var address = permanentUrl ?? MovedTo;
        return this with
        {
            MovedTo = address == SourceUrl ? null : address,
            LastSucceeded = now,
            ConsecutiveFailures = 0,
            IsRetired = false,
        };
    }

    private PollState AfterFailure(FetchOutcome.Failed? failed, string outcome, Source source, DateTimeOffset now)
    {
        var failures = ConsecutiveFailures + 1;
        var isRetired = IsRetired || failed?.Fault == FetchFault.Gone;
        return this with
        {
            ConsecutiveFailures = failures,
            IsRetired = isRetired,

            // A move that no longer works is forgotten, with what was held of that place: the pack's own address is tried again.
            MovedTo = failures >= FailuresUntilMoveIsDoubted ? null : MovedTo,
            ETag = failures >= FailuresUntilMoveIsDoubted ? null : ETag,
            LastModified = failures >= FailuresUntilMoveIsDoubted ? null : LastModified,
            NextPoll = now + (isRetired ? PollInterval.Retired : PollInterval.BackOff(failures, failed?.RetryAfter, source)),
            Outcomes = Remember(now, outcome),
        };
    }

    private List<string> Remember(DateTimeOffset now, string outcome)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{now.UtcDateTime:yyyy-MM-ddTHH:mm}Z {outcome}").ReplaceLineEndings(" ");
        var kept = line.Length <= LongestOutcome ? line : line[..LongestOutcome];
        return [kept, .. Outcomes.Take(OutcomesKept - 1)];
    }
}
