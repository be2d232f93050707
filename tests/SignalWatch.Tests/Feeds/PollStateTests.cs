using Microsoft.Extensions.Options;
using SignalWatch.Feeds;
using SignalWatch.Feeds.Fetching;
using SignalWatch.Feeds.Parsing;
using SignalWatch.Packs;

namespace SignalWatch.Tests.Feeds;

public sealed class PollStateTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Uri Moved = new("https://new.example/feed");

    private static readonly Source Courier = new()
    {
        Id = new SourceId("tbilisi-courier"),
        Title = "Tbilisi Courier",
        Url = new Uri("https://tbilisi-courier.example/feed"),
        Publisher = "courier",
        Language = "en",
        Interval = TimeSpan.FromMinutes(30),
        Trust = 1,
    };

    [Fact]
    public void A_source_never_polled_is_due()
    {
        var decision = PollDecision.For(Courier, new PollState(), Now);

        Assert.Equal(new PollDecision(true, null, Now), decision);
    }

    [Fact]
    public void A_source_polled_too_recently_is_skipped_with_a_reason()
    {
        var state = new PollState().After(Fetched(), Parsed(), 3, Courier, Now);

        var decision = PollDecision.For(Courier, state, Now.AddMinutes(5));

        Assert.False(decision.IsDue);
        Assert.StartsWith("it was polled recently; next poll at 2026-03-01 12:", decision.SkipReason, StringComparison.Ordinal);
        Assert.Equal(state.NextPoll, decision.NextPoll);
    }

    [Fact]
    public void A_feed_that_was_read_is_remembered_with_its_validators()
    {
        var state = new PollState().After(Fetched(), Parsed(), 3, Courier, Now);

        Assert.Equal(("\"a\"", 3, Now, Now, Now), (state.ETag, state.ItemsSeen, state.FirstPolled, state.LastPolled, state.LastNewItem));
        Assert.Equal("2026-03-01T12:00Z ok, 0 items, 3 new", state.LastOutcome);
        var request = state.RequestFor(Courier);
        Assert.Equal(("\"a\"", Courier.Url), (request.ETag, request.Url));
    }

    [Fact]
    public void Validators_of_what_was_no_feed_are_not_kept()
    {
        var first = new PollState().After(Fetched(), Parsed(), 0, Courier, Now);

        var state = first.After(Fetched(etag: "\"b\""), new FeedParseResult.NotAFeed("a page"), 0, Courier, Now.AddHours(1));

        Assert.Equal("\"a\"", state.ETag);
        Assert.Equal(1, state.ConsecutiveFailures);
        Assert.Equal("2026-03-01T13:00Z NotAFeed: a page", state.LastOutcome);
    }

    [Fact]
    public void The_interval_follows_the_rhythm_between_half_and_four_times()
    {
        var busy = new PollState();
        var quiet = new PollState();
        for (var i = 0; i < 20; i++)
        {
            busy = busy.After(Fetched(), Parsed(), 1, Courier, Now);
            quiet = quiet.After(new FetchOutcome.NotModified { FinalUrl = Courier.Url }, null, 0, Courier, Now);
        }

        Assert.Equal(TimeSpan.FromMinutes(15), busy.Rhythm);
        Assert.Equal(TimeSpan.FromMinutes(120), quiet.Rhythm);
        Assert.InRange(busy.NextPoll!.Value - Now, TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(16.5));
    }

    [Fact]
    public void Freshness_and_time_to_live_lengthen_the_wait_up_to_a_bound()
    {
        var fresh = new PollState().After(Fetched(freshness: TimeSpan.FromMinutes(90)), Parsed(), 1, Courier, Now);
        var slow = new PollState().After(Fetched(), Parsed(TimeSpan.FromMinutes(100)), 1, Courier, Now);
        var forever = new PollState().After(Fetched(freshness: TimeSpan.FromDays(365)), Parsed(), 1, Courier, Now);

        Assert.InRange(fresh.NextPoll!.Value - Now, TimeSpan.FromMinutes(90), TimeSpan.FromMinutes(99));
        Assert.InRange(slow.NextPoll!.Value - Now, TimeSpan.FromMinutes(100), TimeSpan.FromMinutes(110));
        Assert.InRange(forever.NextPoll!.Value - Now, TimeSpan.FromMinutes(120), TimeSpan.FromMinutes(132));
    }

    [Fact]
    public void Failures_back_off_to_a_day_and_never_further()
    {
        var state = new PollState();
        var waits = new List<TimeSpan>();
        for (var i = 0; i < 60; i++)
        {
            state = state.After(new FetchOutcome.Failed(FetchFault.Dns, "no such name"), null, 0, Courier, Now);
            waits.Add(state.NextPoll!.Value - Now);
        }

        Assert.InRange(waits[0], TimeSpan.FromMinutes(24), TimeSpan.FromMinutes(36));
        Assert.InRange(waits[2], TimeSpan.FromMinutes(96), TimeSpan.FromMinutes(144));
        Assert.All(waits[8..], wait => Assert.Equal(TimeSpan.FromDays(1), wait));
        Assert.Equal(60, state.ConsecutiveFailures);
        Assert.Equal(PollState.OutcomesKept, state.Outcomes.Count);
    }

    [Fact]
    public void The_same_failure_always_waits_equally_long_and_sources_spread()
    {
        var failed = new FetchOutcome.Failed(FetchFault.Timeout, "slow");
        var other = Courier with { Id = new SourceId("caspian-wire") };

        var first = new PollState().After(failed, null, 0, Courier, Now);
        var again = new PollState().After(failed, null, 0, Courier, Now);
        var spread = new PollState().After(failed, null, 0, other, Now);

        Assert.Equal(first.NextPoll, again.NextPoll);
        Assert.NotEqual(first.NextPoll, spread.NextPoll);
    }

    [Fact]
    public void Retry_after_is_waited_for()
    {
        var failed = new FetchOutcome.Failed(FetchFault.RateLimited, "busy") { RetryAfter = TimeSpan.FromHours(7) };

        var state = new PollState().After(failed, null, 0, Courier, Now);

        Assert.Equal(Now.AddHours(7), state.NextPoll);
    }

    [Fact]
    public void A_source_that_is_gone_is_asked_weekly_and_comes_back()
    {
        var gone = new PollState().After(new FetchOutcome.Failed(FetchFault.Gone, "410"), null, 0, Courier, Now);
        var stillFailing = gone.After(new FetchOutcome.Failed(FetchFault.Network, "reset"), null, 0, Courier, Now);
        var back = gone.After(Fetched(), Parsed(), 1, Courier, Now);

        Assert.True(gone.IsRetired);
        Assert.Equal(Now.AddDays(7), gone.NextPoll);
        Assert.Equal(Now.AddDays(7), stillFailing.NextPoll);
        Assert.Contains("gone for good", PollDecision.For(Courier, gone, Now).SkipReason, StringComparison.Ordinal);
        Assert.False(back.IsRetired);
    }

    [Fact]
    public void A_permanent_move_is_followed_once_a_feed_was_read_there_and_doubted_when_it_fails()
    {
        var noFeed = new PollState().After(Fetched(Moved), new FeedParseResult.NotAFeed("a page"), 0, Courier, Now);
        var moved = new PollState().After(Fetched(Moved), Parsed(), 1, Courier, Now);
        var failing = moved;
        for (var i = 0; i < 3; i++)
        {
            failing = failing.After(new FetchOutcome.Failed(FetchFault.Status, "404"), null, 0, Courier, Now);
        }

        Assert.Equal(Courier.Url, noFeed.RequestFor(Courier).Url);
        Assert.Equal(Moved, moved.RequestFor(Courier).Url);
        Assert.Equal(Courier.Url, failing.RequestFor(Courier).Url);
        Assert.Null(failing.RequestFor(Courier).ETag);
    }

    [Fact]
    public void A_source_whose_address_or_interval_changed_is_due_at_once_and_starts_afresh()
    {
        var state = new PollState().After(Fetched(Moved), Parsed(), 1, Courier, Now);
        var elsewhere = Courier with { Url = new Uri("https://tbilisi-courier.example/rss") };

        Assert.True(PollDecision.For(elsewhere, state, Now).IsDue);
        Assert.True(PollDecision.For(Courier with { Interval = TimeSpan.FromMinutes(10) }, state, Now).IsDue);
        Assert.Equal(new FetchRequest { Url = elsewhere.Url }, state.RequestFor(elsewhere));
    }

    [Fact]
    public void A_plan_made_by_a_wrong_clock_is_not_waited_for()
    {
        var state = new PollState().After(Fetched(), Parsed(), 1, Courier, Now.AddYears(5));

        Assert.True(PollDecision.For(Courier, state, Now).IsDue);
    }

    [Fact]
    public void A_state_survives_its_properties()
    {
        var state = new PollState()
            .After(Fetched(Moved), Parsed(), 2, Courier, Now)
            .After(new FetchOutcome.Failed(FetchFault.Timeout, "slow\nserver"), null, 0, Courier, Now.AddHours(1));

        var properties = state.ToProperties();
        var read = PollState.FromProperties(properties);

        Assert.All(properties.Values, value => Assert.True(value is string or long or double or bool or DateTimeOffset));
        Assert.Equal(state with { Outcomes = [], AnswerTimes = [] }, read with { Outcomes = [], AnswerTimes = [] });
        Assert.Equal(state.Outcomes, read.Outcomes);
        Assert.Equal(new PollState { Outcomes = [] }.ToProperties(), PollState.FromProperties(new PollState().ToProperties()).ToProperties());
    }

    [Fact]
    public void Damaged_properties_count_as_never_set()
    {
        var damaged = new Dictionary<string, object>(StringComparer.Ordinal) { ["NextPoll"] = "x", ["ItemsSeen"] = 1.5, ["MovedTo"] = "::", ["Rhythm"] = true };

        var read = PollState.FromProperties(damaged);

        Assert.Equal((null, 0L, null, null), (read.NextPoll, read.ItemsSeen, read.MovedTo, read.Rhythm));
    }

    [Fact]
    public void Options_out_of_bounds_are_refused()
    {
        var validator = new FetchOptionsValidator();

        Assert.True(validator.Validate(null, new FetchOptions()).Succeeded);
        Assert.True(validator.Validate(null, new FetchOptions { MaximumRedirects = 21 }).Failed);
        Assert.True(validator.Validate(null, new FetchOptions { TotalTimeout = TimeSpan.FromHours(1) }).Failed);
        Assert.True(validator.Validate(null, new FetchOptions { UserAgent = string.Empty }).Failed);
        Assert.IsAssignableFrom<IValidateOptions<FetchOptions>>(validator);
    }

    private static FetchOutcome.Fetched Fetched(Uri? permanentUrl = null, string etag = "\"a\"", TimeSpan? freshness = null) => new()
    {
        Body = default,
        FinalUrl = permanentUrl ?? Courier.Url,
        PermanentUrl = permanentUrl,
        ETag = etag,
        Freshness = freshness,
    };

    private static FeedParseResult.Parsed Parsed(TimeSpan? timeToLive = null) =>
        new(new Feed { Format = FeedFormat.Rss, Encoding = "utf-8", Items = [], TimeToLive = timeToLive });
}
