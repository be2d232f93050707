using SignalWatch.Alerts;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Assessment;
using SignalWatch.History.Tables;
using SignalWatch.Packs;
using static SignalWatch.Tests.Alerts.Alerting;

namespace SignalWatch.Tests.Alerts;

/// <summary>What is kept of analysts and alerts; one subclass a store.</summary>
public abstract class AlertStoreContract
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <summary>A store whose tables no other test sees.</summary>
    protected abstract Task<ITableStore> OpenStoreAsync(CancellationToken cancellationToken);

    [Fact]
    public async Task An_analyst_comes_back_with_every_setting()
    {
        var history = new AnalystHistory(await OpenStoreAsync(Ending));
        var plain = Analyst() with { Id = new AnalystId("a-plain-one") };
        var full = Analyst() with
        {
            Indicators = [Rail, new IndicatorId("gas")],
            Scenarios = [new ScenarioId("trade")],
            Sources = [new SourceId("herald")],
            MinimumLevel = Level.Critical,
            MinimumProbability = 0.875,
            MinimumPublishers = 5,
            TellsFalls = true,
            IsImmediate = false,
            Digest = DigestRhythm.Weekly,
            DigestHour = 23,
            DigestDay = DayOfWeek.Friday,
            WantsEmptyDigest = true,
            QuietHours = new QuietHours(new TimeOnly(22, 30), new TimeOnly(6, 45)),
            DailyCap = 9,
            MutedUntil = Noon,
            MutedIndicators = new Dictionary<IndicatorId, DateTimeOffset> { [Rail] = Noon.AddTicks(7) },
            PausedBecause = "550 no such user",
        };

        await history.SaveAsync(full, "test", Noon, Ending);
        await history.SaveAsync(plain, "test", Noon, Ending);

        Assert.Equivalent(new[] { plain, full }, await history.AllAsync(Ending), strict: true);
        Assert.Equivalent(full, await history.FindAsync(full.Id, Ending), strict: true);
        Assert.Null(await history.FindAsync(new AnalystId("/#?"), Ending));
    }

    [Fact]
    public async Task Changes_are_logged_with_time_and_what_changed_and_outlive_the_analyst()
    {
        var history = new AnalystHistory(await OpenStoreAsync(Ending));
        var nino = Analyst();
        await history.SaveAsync(nino, "nino", Noon, Ending);
        await history.SaveAsync(nino, "nino", Noon.AddHours(1), Ending);
        await history.SaveAsync(nino with { Address = "n@example.org", Digest = DigestRhythm.None }, "eve", Noon.AddHours(2), Ending);

        var isRemoved = await history.RemoveAsync(nino.Id, "eve", Noon.AddHours(3), Ending);
        var isRemovedAgain = await history.RemoveAsync(nino.Id, "eve", Noon.AddHours(4), Ending);

        Assert.Equal((true, false), (isRemoved, isRemovedAgain));
        Assert.Empty(await history.AllAsync(Ending));
        var changes = await history.ChangesAsync(nino.Id, null, Ending).ToListAsync(Ending);
        Assert.Equal([(Noon.AddHours(3), "eve"), (Noon.AddHours(2), "eve"), (Noon, "nino")], changes.Select(change => (change.Time, change.ChangedBy)));
        Assert.Equal(["removed"], changes[0].Changes);
        Assert.Equal(["Address: nino@example.org -> n@example.org", "Digest: Daily -> None"], changes[1].Changes);
        Assert.Equal("added", changes[2].Changes[0]);
    }

    [Fact]
    public async Task A_mute_and_a_pause_change_nothing_else_and_nobody_else()
    {
        var history = new AnalystHistory(await OpenStoreAsync(Ending));
        var nino = Analyst();
        await history.SaveAsync(nino, "test", Noon, Ending);

        await history.MuteAsync(nino.Id, Rail, Noon.AddDays(1), "link", Noon, Ending);
        await history.MuteAsync(nino.Id, null, Noon.AddDays(2), "link", Noon.AddHours(1), Ending);
        await history.PauseAsync(nino.Id, "unsubscribed", "link", Noon.AddHours(2), Ending);
        await history.PauseAsync(nino.Id, "550", "server", Noon.AddHours(3), Ending);

        var expected = nino with
        {
            MutedUntil = Noon.AddDays(2),
            MutedIndicators = new Dictionary<IndicatorId, DateTimeOffset> { [Rail] = Noon.AddDays(1) },
            PausedBecause = "unsubscribed",
        };
        Assert.Equivalent(expected, await history.FindAsync(nino.Id, Ending), strict: true);
        Assert.True(await history.MuteAsync(nino.Id, Rail, Noon, "cli", Noon.AddHours(4), Ending));
        Assert.Empty((await history.FindAsync(nino.Id, Ending))?.MutedIndicators ?? throw new InvalidOperationException());
        Assert.False(await history.MuteAsync(new AnalystId("eve"), null, Noon.AddDays(1), "cli", Noon, Ending));
        Assert.False(await history.PauseAsync(new AnalystId("eve"), "gone", "cli", Noon, Ending));
    }

    [Fact]
    public async Task What_is_wrong_is_refused_and_not_written()
    {
        var history = new AnalystHistory(await OpenStoreAsync(Ending));

        var refused = await Assert.ThrowsAsync<AnalystRefusedException>(() => history.SaveAsync(Analyst() with { DailyCap = 0, DigestHour = 99 }, "test", Noon, Ending));

        Assert.Equal("DailyCap DigestHour", string.Join(' ', refused.Problems.Select(problem => problem.Field)));
        Assert.Empty(await history.AllAsync(Ending));
        Assert.Empty(await history.ChangesAsync(Analyst().Id, null, Ending).ToListAsync(Ending));
    }

    [Fact]
    public async Task An_alert_comes_back_with_its_evidence_whatever_the_news_contains()
    {
        var history = new AlertHistory(await OpenStoreAsync(Ending));
        var hostile = "\u202e\0<script>\r\n\"'😀\\" + new string('я', 900);
        var alert = Alert(AlertKind.LevelRose, Level.High).About(
            Enumerable.Range(0, 12).Select(number => Story(FormattableString.Invariant($"item{number}"), 0.1 + (number / 100.0), hostile, "b") with { Title = hostile, Sentence = hostile, Why = hostile, Url = null })) with
        {
            Was = "quiet",
            Days = [.. Enumerable.Range(0, 60).Select(day => new AlertDay(Friday.AddDays(day - 59), day, Level.Elevated))],
            Effects = [new ScenarioEffect(new ScenarioId("trade"), 0.25, "unlikely", 1 / 3.0, "less likely", -0.125)],
            Coverage = 0.75,
            Confidence = "moderate",
        };

        await history.AddAsync([alert], Ending);

        Assert.Equivalent(alert, await history.FindAsync(alert.Id, Ending), strict: true);
        Assert.Equivalent(new[] { alert }, await history.NewestFirstAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, null, Ending).ToListAsync(Ending), strict: true);
        Assert.Null(await history.FindAsync(new AlertId("no/such#alert"), Ending));
    }

    [Fact]
    public async Task Alerts_are_read_newest_first_between_two_times()
    {
        var history = new AlertHistory(await OpenStoreAsync(Ending));
        var alerts = Enumerable.Range(0, 5).Select(day => Alert(AlertKind.Silence, day: Friday.AddDays(day))).ToList();
        await history.AddAsync(alerts, Ending);

        var between = await history.NewestFirstAsync(alerts[1].Raised, alerts[4].Raised, null, Ending).ToListAsync(Ending);
        var newest = await history.NewestFirstAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 2, Ending).ToListAsync(Ending);

        Assert.Equal([alerts[3].Id, alerts[2].Id, alerts[1].Id], between.Select(alert => alert.Id));
        Assert.Equal([alerts[4].Id, alerts[3].Id], newest.Select(alert => alert.Id));
        Assert.Empty(await history.NewestFirstAsync(Noon, Noon, null, Ending).ToListAsync(Ending));
    }

    [Fact]
    public async Task An_alert_found_again_keeps_its_time_and_its_evidence()
    {
        var history = new AlertHistory(await OpenStoreAsync(Ending));
        var first = Alert(AlertKind.LevelRose, Level.High);
        await history.AddAsync([first], Ending);

        var again = await history.AddAsync([first with { Raised = first.Raised.AddHours(1), Reason = "other" }], Ending);

        Assert.Equal(first.Raised, Assert.Single(again).Raised);
        Assert.Equal("because", Assert.Single(await history.NewestFirstAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, null, Ending).ToListAsync(Ending)).Reason);
    }

    [Fact]
    public async Task An_alert_is_due_until_it_is_dispatched()
    {
        var history = new AlertHistory(await OpenStoreAsync(Ending));
        var (first, second) = (Alert(AlertKind.LevelRose, Level.High), Alert(AlertKind.Silence, day: Friday.AddDays(1)));
        await history.AddAsync([second, first], Ending);

        Assert.Equal([first.Id, second.Id], (await history.DueAsync(Noon, Ending)).Select(alert => alert.Id));
        await history.AddAsync([second, first], Ending);
        await history.MarkDispatchedAsync([first.Id], Ending);
        Assert.Equal([second.Id], (await history.DueAsync(Noon, Ending)).Select(alert => alert.Id));
    }
}
