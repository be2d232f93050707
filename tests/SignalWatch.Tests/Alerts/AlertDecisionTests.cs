using SignalWatch.Alerts;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Alerts.Delivery;
using SignalWatch.Assessment;
using SignalWatch.Packs;
using static SignalWatch.Tests.Alerts.Alerting;

namespace SignalWatch.Tests.Alerts;

public sealed class AlertDecisionTests
{
    private static readonly Alert High = Alert(AlertKind.LevelRose, Level.High).About(Story("a", 0.9, "herald", "agency"));

    [Theory]
    [InlineData(DigestRhythm.Daily, "the day's cap of 1 mails is reached; it is in the digest")]
    [InlineData(DigestRhythm.None, "the day's cap of 1 mails is reached")]
    public void What_is_over_the_cap_is_promised_to_the_digest_only_where_there_is_one(DigestRhythm digest, string reason)
    {
        var earlier = Alert(AlertKind.LevelFell) with { Id = new AlertId("earlier") };

        var step = AlertDecision.For(High, Analyst() with { DailyCap = 1, Digest = digest }, [new ToldAlert(earlier, Noon.AddHours(-1))], Noon, Options);

        Assert.Equal((OutboxState.Suppressed, reason), (step.State, step.Reason));
    }

    [Fact]
    public void Rivals_that_change_their_words_on_one_day_are_told_in_one_mail()
    {
        var lost = Alert(AlertKind.WordChanged) with { Id = new AlertId("20250613-blockade-word-unlikely"), ScenarioId = new ScenarioId("blockade") };
        var won = Alert(AlertKind.WordChanged) with { Beside = [lost.Id] };

        var alone = AlertDecision.For(lost, Analyst(), [], Noon, Options);
        var both = AlertDecision.For(lost, Analyst(), [new ToldAlert(won, Noon)], Noon, Options);

        Assert.Equal(OutboxState.Queued, alone.State);
        Assert.Equal((OutboxState.Suppressed, $"it was told with its rival, in {won.Id}"), (both.State, both.Reason));
    }

    [Fact]
    public void What_is_watched_and_new_is_queued_at_once() =>
        Assert.Equal(new OutboxStep(0, OutboxState.Queued, Noon, "", Noon), Decide(High, Analyst()));

    [Fact]
    public void Only_what_was_asked_for_is_watched()
    {
        var nino = Analyst();

        Assert.True(AlertDecision.IsWatched(High, nino));
        Assert.True(AlertDecision.IsWatched(High, nino with { Indicators = [Rail], Scenarios = [new("other")] }));
        Assert.False(AlertDecision.IsWatched(High, nino with { Indicators = [new("gas")] }));
        Assert.False(AlertDecision.IsWatched(High, nino with { MinimumLevel = Level.Critical }));
        Assert.False(AlertDecision.IsWatched(Alert(AlertKind.WordChanged), nino with { Scenarios = [new("other")] }));
        Assert.True(AlertDecision.IsWatched(Alert(AlertKind.Silence), nino));
    }

    [Fact]
    public void A_fall_is_watched_by_those_who_want_falls_of_such_levels()
    {
        var fall = Alert(AlertKind.LevelFell, Level.Quiet) with { Was = "high" };

        Assert.False(AlertDecision.IsWatched(fall, Analyst()));
        Assert.True(AlertDecision.IsWatched(fall, Analyst() with { TellsFalls = true }));
        Assert.False(AlertDecision.IsWatched(fall, Analyst() with { TellsFalls = true, MinimumLevel = Level.Critical }));
    }

    [Theory]
    [InlineData(0.9, 2, "herald", true)]
    [InlineData(0.95, 2, "herald", false)]
    [InlineData(0.9, 3, "herald", false)]
    [InlineData(0.9, 2, "her", false)]
    public void A_single_story_is_watched_by_probability_publishers_and_sources(double probability, int publishers, string source, bool isWatched)
    {
        var story = Alert(AlertKind.StrongStory).About(Story("a", 0.9, "herald", "agency"));
        var nino = Analyst() with { MinimumProbability = probability, MinimumPublishers = publishers, Sources = [new SourceId(source)] };

        Assert.Equal(isWatched, AlertDecision.IsWatched(story, nino));
        Assert.False(AlertDecision.IsWatched(story, nino with { MinimumProbability = null }));
    }

    [Fact]
    public void Nothing_from_before_the_subscription_is_sent()
    {
        Suppressed("before the subscription", High, Analyst(Noon.AddMinutes(1)));
        Suppressed("before the subscription", High, Analyst(Noon.AddHours(-1)));
        Suppressed("before the subscription", Alert(AlertKind.Silence, day: Friday.AddDays(-1)) with { Raised = Noon }, Analyst(Noon.AddHours(-11)));
        Assert.Equal(OutboxState.Queued, Decide(High, Analyst(Noon.AddHours(-3))).State);
    }

    [Fact]
    public void A_level_is_told_again_within_a_week_only_if_higher_or_confirmed_by_others()
    {
        var told = Told(High, Noon.AddDays(-6));

        Suppressed("cool-down: 20250613-rail-high", High with { Id = new("b") }, Analyst(), told);
        Suppressed("cool-down", (High with { Id = new("b") }).About(Story("b", 0.9, "herald", "tribune")), Analyst(), told);
        Assert.Equal(OutboxState.Queued, Decide((High with { Id = new("b") }).About(Story("b", 0.9, "courier", "tribune")), Analyst(), told).State);
        Assert.Equal(OutboxState.Queued, Decide(High with { Id = new("b"), Level = Level.Critical }, Analyst(), told).State);
        Assert.Equal(OutboxState.Queued, Decide(High with { Id = new("b") }, Analyst(), Told(High, Noon.AddDays(-7))).State);
    }

    [Fact]
    public void Another_indicators_level_has_no_part_in_the_cool_down() =>
        Assert.Equal(OutboxState.Queued, Decide(High with { IndicatorId = new("gas") }, Analyst(), Told(High, Noon.AddDays(-1))).State);

    [Fact]
    public void A_story_that_an_alert_of_its_level_brought_is_not_told_again()
    {
        var story = Alert(AlertKind.StrongStory).About(Story("a", 0.99, "herald", "agency", "courier"));

        Suppressed("told already, in 20250613-rail-high", story, Analyst(), Told(High, Noon.AddHours(-1)));
    }

    [Fact]
    public void Mutes_pauses_and_digests_keep_mail_back_with_their_reason()
    {
        Suppressed("muted until 2025-06-13 13:00 UTC", High, Analyst() with { MutedUntil = Noon.AddHours(1) });
        Suppressed("rail is muted until 2025-06-13 13:00 UTC", High, Analyst() with { MutedIndicators = new Dictionary<IndicatorId, DateTimeOffset> { [Rail] = Noon.AddHours(1) } });
        Suppressed("digests only", High, Analyst() with { IsImmediate = false });
        Suppressed("mail is paused: unsubscribed", High, Analyst() with { PausedBecause = "unsubscribed" });
        Assert.Equal(OutboxState.Queued, Decide(High, Analyst() with { MutedUntil = Noon }).State);
    }

    [Fact]
    public void Beyond_the_days_cap_the_rest_waits_for_the_digest()
    {
        var nino = Analyst() with { DailyCap = 2 };
        var earlier = Alert(AlertKind.Silence);

        Suppressed("cap of 2 mails", High, nino, new ToldAlert(earlier, Noon.AddHours(-1)), new ToldAlert(earlier, Noon.AddHours(-13)));

        // 22 hours UTC is the next day in Berlin.
        Assert.Equal(OutboxState.Queued, Decide(High, nino, new ToldAlert(earlier, Noon.AddHours(-1)), new ToldAlert(earlier, Noon.AddHours(-14).AddMinutes(-1))).State);
    }

    [Theory]
    [InlineData("2025-06-13T12:00Z", "22:00", "07:00", "2025-06-13T12:00Z")]
    [InlineData("2025-06-13T20:00Z", "22:00", "07:00", "2025-06-14T05:00Z")]
    [InlineData("2025-06-14T04:59Z", "22:00", "07:00", "2025-06-14T05:00Z")]
    [InlineData("2025-06-14T05:00Z", "22:00", "07:00", "2025-06-14T05:00Z")]
    [InlineData("2025-06-13T10:00Z", "12:00", "14:00", "2025-06-13T12:00Z")]
    // Clocks go forward on 30 March: from 22 h it is eight hours until 7 h, and half past two never comes.
    [InlineData("2025-03-29T21:00Z", "22:00", "07:00", "2025-03-30T05:00Z")]
    [InlineData("2025-03-29T21:00Z", "22:00", "02:30", "2025-03-30T01:00Z")]
    // Clocks go back on 26 October: from 22 h it is ten hours until 7 h, and half past two comes twice; in between it is quiet again.
    [InlineData("2025-10-25T20:00Z", "22:00", "07:00", "2025-10-26T06:00Z")]
    [InlineData("2025-10-25T20:00Z", "22:00", "02:30", "2025-10-26T00:30Z")]
    [InlineData("2025-10-26T01:10Z", "22:00", "02:30", "2025-10-26T01:30Z")]
    public void Quiet_hours_end_by_the_analysts_clock_also_when_clocks_change(string now, string from, string to, string due)
    {
        var quiet = new QuietHours(TimeOnly.Parse(from, null), TimeOnly.Parse(to, null));
        var time = DateTimeOffset.Parse(now, null);

        var step = AlertDecision.For(High with { Raised = time, Stories = [], Day = DateOnly.FromDateTime(time.UtcDateTime) }, Analyst() with { QuietHours = quiet, Since = time.AddDays(-9) }, [], time, Options);

        Assert.Equal(DateTimeOffset.Parse(due, null), step.NotBefore);
        Assert.Equal(step.NotBefore > time ? OutboxState.Deferred : OutboxState.Queued, step.State);
    }

    [Fact]
    public void Every_hour_of_a_year_has_an_end_of_quiet_that_is_not_quiet()
    {
        var quiet = new QuietHours(new TimeOnly(23, 30), new TimeOnly(2, 15));
        foreach (var name in (string[])["Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Casablanca", "Europe/Dublin"])
        {
            var zone = TimeZones.Find(name) ?? TimeZoneInfo.Utc;
            for (var now = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero); now.Year == 2025; now = now.AddMinutes(37))
            {
                var end = LocalHours.QuietUntil(quiet, zone, now);

                Assert.InRange(end - now, TimeSpan.Zero, TimeSpan.FromHours(3.75));
                Assert.False(TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(end, zone).DateTime).IsBetween(quiet.From, quiet.To), $"{name} {now:O} {end:O}");
                Assert.True(end == now || TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(end.AddMinutes(-1), zone).DateTime).IsBetween(quiet.From, quiet.To), $"{name} {now:O} {end:O}");
            }
        }
    }

    private static OutboxStep Decide(Alert alert, Analyst analyst, params IReadOnlyList<ToldAlert> told) => AlertDecision.For(alert, analyst, told, Noon, Options);

    private static ToldAlert Told(Alert alert, DateTimeOffset due) => new(alert, due);

    private static void Suppressed(string reason, Alert alert, Analyst analyst, params IReadOnlyList<ToldAlert> told)
    {
        var step = Decide(alert, analyst, told);

        Assert.Equal(OutboxState.Suppressed, step.State);
        Assert.Contains(reason, step.Reason, StringComparison.Ordinal);
    }
}
