using SignalWatch.Feeds;
using SignalWatch.Feeds.Fetching;
using SignalWatch.Feeds.Parsing;
using SignalWatch.Packs;

namespace SignalWatch.Tests.Feeds;

public sealed class SourceHealthTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly Source Courier = new()
    {
        Id = new SourceId("courier"),
        Title = "Courier",
        Url = new Uri("https://courier.example/feed"),
        Publisher = "courier",
        Language = "en",
        Interval = TimeSpan.FromMinutes(30),
        Trust = 1,
    };

    private static readonly FetchOutcome.Fetched Answer = new() { Body = default, FinalUrl = Courier.Url, Duration = TimeSpan.FromSeconds(1) };

    [Fact]
    public void A_source_never_polled_or_polled_at_another_address_is_not_polled()
    {
        var elsewhere = Courier with { Url = new Uri("https://courier.example/other") };

        Assert.Equal(SourceState.NotPolled, SourceHealth.Of(Courier, new PollState(), Now).State);
        Assert.Equal(SourceState.NotPolled, SourceHealth.Of(elsewhere, Polled(Every(TimeSpan.FromHours(5), 4)), Now).State);
    }

    [Fact]
    public void A_source_that_answers_with_news_is_healthy_and_needs_nothing()
    {
        var health = SourceHealth.Of(Courier, Polled(Every(TimeSpan.FromHours(5), 4)), Now);

        Assert.Equal((SourceState.Healthy, null, ""), (health.State, health.Since, health.Message));
    }

    [Fact]
    public void A_failing_source_says_since_when_how_often_and_what_to_do()
    {
        var state = Polled(Every(TimeSpan.FromHours(5), 4));
        for (var hour = 1; hour <= 3; hour++)
        {
            state = state.After(new FetchOutcome.Failed(FetchFault.Timeout, "slow"), null, 0, Courier, Now.AddHours(hour));
        }

        var health = SourceHealth.Of(Courier, state, Now.AddHours(9));

        Assert.Equal((SourceState.Failing, Now.AddHours(1)), (health.State, health.Since));
        Assert.StartsWith("Failed 3 times in a row. It is retried", health.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_has_advice_of_some_length()
    {
        foreach (var fault in Enum.GetValues<FetchFault>())
        {
            var state = new PollState().After(new FetchOutcome.Failed(fault, "why"), null, 0, Courier, Now);

            var health = SourceHealth.Of(Courier, state, Now);

            Assert.Equal(fault == FetchFault.Gone ? SourceState.Retired : SourceState.Failing, health.State);
            Assert.Equal(Now, health.Since);
            Assert.InRange(health.Message.Length, 30, 200);
        }
    }

    [Fact]
    public void Selectors_that_match_nothing_are_told_apart_from_other_failures()
    {
        var broken = new FeedParseResult.NotAFeed("matches nothing") { Kind = NotFeedKind.Selectors };

        var health = SourceHealth.Of(Courier, new PollState().After(Answer, broken, 0, Courier, Now), Now);

        Assert.Equal(SourceState.SelectorsBroken, health.State);
        Assert.Contains("correct the selectors", health.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, 47, false)]
    [InlineData(5, 49, true)]
    [InlineData(24, 95, false)]
    [InlineData(24, 97, true)]
    [InlineData(168, 671, false)]
    [InlineData(168, 673, true)]
    public void A_source_is_silent_after_four_of_its_gaps_but_not_before_two_days(int gapHours, int quietHours, bool isSilent)
    {
        var items = Every(TimeSpan.FromHours(gapHours), 6);
        var newest = items[0].Published;
        var state = Polled(items).After(new FetchOutcome.NotModified { FinalUrl = Courier.Url }, null, 0, Courier, newest!.Value.AddHours(quietHours));

        var health = SourceHealth.Of(Courier, state, Now.AddYears(1));

        Assert.Equal(isSilent ? SourceState.Silent : SourceState.Healthy, health.State);
        Assert.Equal(isSilent ? newest : null, health.Since);
    }

    [Fact]
    public void A_weekly_issue_of_ten_articles_is_one_publication()
    {
        var items = Enumerable.Range(0, 3)
            .SelectMany(week => Enumerable.Range(0, 10).Select(article => Item(Now.AddDays(-7 * week).AddMinutes(-article))))
            .ToList();

        var state = Polled(items);

        Assert.InRange(state.UsualGap!.Value.TotalDays, 6.9, 7.1);
    }

    [Fact]
    public void Time_when_nothing_was_polled_is_not_silence()
    {
        var state = Polled(Every(TimeSpan.FromHours(5), 4));

        Assert.Equal(SourceState.Healthy, SourceHealth.Of(Courier, state, Now.AddYears(1)).State);
    }

    [Fact]
    public void A_rhythm_is_learned_from_when_items_were_seen_where_they_have_no_dates()
    {
        var state = new PollState();
        for (var day = 0; day < 8; day++)
        {
            state = state.After(Answer, Feed([Item(null)]), 1, Courier, Now.AddDays(3 * day));
        }

        Assert.Equal(TimeSpan.FromDays(3), state.UsualGap);
    }

    [Fact]
    public void One_slow_answer_is_nothing_and_most_of_them_are_slow()
    {
        var slow = Answer with { Duration = TimeSpan.FromSeconds(12) };
        var state = Polled([]).After(Answer, Feed([]), 0, Courier, Now).After(slow, Feed([]), 0, Courier, Now);
        Assert.Equal(SourceState.Healthy, SourceHealth.Of(Courier, state, Now).State);

        state = state.After(slow, Feed([]), 0, Courier, Now).After(slow, Feed([]), 0, Courier, Now);

        var health = SourceHealth.Of(Courier, PollState.FromProperties(state.ToProperties()), Now);
        Assert.Equal(SourceState.Slow, health.State);
        Assert.StartsWith("Its answers usually take 12 s.", health.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_an_earlier_version_are_read_with_defaults()
    {
        var old = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["SourceUrl"] = Courier.Url.AbsoluteUri,
            ["ConsecutiveFailures"] = 2L,
            ["ItemsSeen"] = 7L,
            ["IsRetired"] = false,
            ["Outcomes"] = "2026-02-28T12:00Z Timeout: slow",
            ["LastPolled"] = Now.AddDays(-1),
            ["LastSucceeded"] = Now.AddDays(-3),
            ["LastNewItem"] = Now.AddDays(-4),
        };

        var state = PollState.FromProperties(old);

        var health = SourceHealth.Of(Courier, state, Now);
        Assert.Equal((SourceState.Failing, Now.AddDays(-3)), (health.State, health.Since));
        Assert.Equal(Now.AddDays(-4), state.LastNews);
        var next = state.After(new FetchOutcome.Failed(FetchFault.Dns, "gone"), null, 0, Courier, Now);
        Assert.Equal(Now.AddDays(-3), next.FailingSince);
    }

    [Fact]
    public void Everything_that_is_remembered_survives_its_row()
    {
        var state = Polled(Every(TimeSpan.FromHours(5), 4)) with { DiscoveredUrl = new Uri("https://courier.example/rss"), TimeToLive = TimeSpan.FromHours(1) };
        state = state.After(new FetchOutcome.Failed(FetchFault.Dns, "gone"), null, 0, Courier, Now);

        var read = PollState.FromProperties(state.ToProperties());

        Assert.Equivalent(state, read, strict: true);
    }

    private static PollState Polled(List<FeedItem> items) => new PollState().After(Answer, Feed(items), items.Count, Courier, Now);

    private static FeedParseResult.Parsed Feed(List<FeedItem> items) =>
        new(new Feed { Format = FeedFormat.Rss, Encoding = "utf-8", Items = items });

    private static List<FeedItem> Every(TimeSpan gap, int count) => [.. Enumerable.Range(0, count).Select(index => Item(Now - (gap * index)))];

    private static FeedItem Item(DateTimeOffset? published) => new() { Id = new ItemId("x"), Title = "x", Published = published };
}
