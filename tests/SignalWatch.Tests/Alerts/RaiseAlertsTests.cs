using SignalWatch.Alerts;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Alerts.Delivery;
using SignalWatch.Assessment;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Jobs;
using SignalWatch.Tests.History;
using SignalWatch.Tests.Jobs;
using static SignalWatch.Tests.Alerts.Alerting;
using static SignalWatch.Tests.Alerts.RailWatch;

namespace SignalWatch.Tests.Alerts;

public sealed class RaiseAlertsTests : IDisposable
{
    private static readonly string[] Tables = ["alerts", "outbox", "outboxopen", "stories", "days", "levels", "recounts"];
    private static readonly string[] Partitions = ["all", "ids", "due", "open", "nino", "eka", "~recipients", "rail", "rail|202506"];

    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_burst_is_told_once_with_its_evidence_and_its_effect()
    {
        await using var store = await OpenAsync("store");
        await AddAsync(store, Friday4());

        var outcome = await AssessAsync(store, Noon);

        var alert = Assert.Single(await AlertsAsync(store), alert => alert.Kind == AlertKind.LevelRose);
        Assert.Equal("20250613-rail-critical", alert.Id.Value);
        Assert.Equal("rail: critical (was quiet) - 4 stories, 4 publishers", alert.Headline);
        Assert.Equal(("rail-20250613", Level.Critical, "quiet", 4, 1.0), (alert.Episode, alert.Level, alert.Was, alert.Publishers, alert.Coverage));
        Assert.Equal(60, alert.Days.Count);
        Assert.Equal(new AlertDay(Friday, 4, Level.Critical), alert.Days[^1]);
        Assert.Equal(4, alert.Stories.Count);
        Assert.All(alert.Stories, story => Assert.NotNull(story.ItemId));
        var effect = Assert.Single(alert.Effects);
        Assert.True(effect.Now > effect.Before && effect.Nats > 0, effect.ToString());
        Assert.Equal([OutboxId.Of(alert.Id, new AnalystId("nino"))], outcome.Due);
    }

    [Fact]
    public async Task Each_analyst_has_one_row_with_what_became_of_it()
    {
        await using var store = await OpenAsync("store");
        await AddAsync(store, Friday4());

        await AssessAsync(store, Noon);

        var entries = await EntriesAsync(store);
        Assert.Equal(entries.Count, entries.Select(one => one.Entry.Id).Distinct().Count());
        var (_, eka) = Assert.Single(entries, one => one.Entry.AnalystId?.Value == "eka");
        Assert.Equal((OutboxState.Suppressed, "digests only"), (eka.State, eka.Reason));

        // The four stories are strong enough on their own too, but the level's mail brings them.
        Assert.Equal(1, entries.Count(one => one.Entry.AnalystId?.Value == "nino" && one.Last.State == OutboxState.Queued));
        Assert.Equal(4, entries.Count(one => one.Last.Reason.StartsWith("the story was told already", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Running_again_and_later_raises_nothing_more()
    {
        await using var store = await OpenAsync("store");
        await AddAsync(store, Friday4());
        await AssessAsync(store, Noon);
        var before = await ContentAsync(store);

        var again = await AssessAsync(store, Noon);

        Assert.Empty(again.Due);
        Assert.Equal(before, await ContentAsync(store));
        await AddAsync(store, Friday4());
        await AssessAsync(store, Noon.AddHours(5));
        await AssessAsync(store, Noon.AddDays(1));
        Assert.Single(await AlertsAsync(store), alert => alert.Kind == AlertKind.LevelRose);
    }

    [Fact]
    public async Task Dying_before_any_write_loses_nothing_and_doubles_nothing()
    {
        await (await OpenAsync("prepared")).DisposeAsync();
        await using var undisturbed = Copy("whole");
        await AddAsync(undisturbed, Friday4());
        var counter = new DyingStore(undisturbed, int.MaxValue);
        await AssessAsync(counter, Noon);
        var expected = await ContentAsync(undisturbed);

        for (var death = 1; death <= counter.Writes; death++)
        {
            await using var store = Copy(FormattableString.Invariant($"dies{death}"));
            await AddAsync(store, Friday4());
            await Assert.ThrowsAsync<IOException>(() => AssessAsync(new DyingStore(store, death), Noon));

            await AssessAsync(store, Noon);

            Assert.Equal(expected, await ContentAsync(store));
        }

        Assert.True(counter.Writes >= 25, FormattableString.Invariant($"only {counter.Writes} writes were seen"));
    }

    [Fact]
    public async Task Dying_and_coming_back_an_hour_later_tells_the_same()
    {
        await (await OpenAsync("prepared")).DisposeAsync();
        await using var undisturbed = Copy("whole");
        await AddAsync(undisturbed, Friday4());
        var counter = new DyingStore(undisturbed, int.MaxValue);
        await AssessAsync(counter, Noon);
        var expected = await ToldAsync(undisturbed);

        for (var death = 1; death <= counter.Writes; death++)
        {
            await using var store = Copy(FormattableString.Invariant($"later{death}"));
            await AddAsync(store, Friday4());
            await Assert.ThrowsAsync<IOException>(() => AssessAsync(new DyingStore(store, death), Noon));

            await AssessAsync(store, Noon.AddHours(1));

            Assert.Equal(expected, await ToldAsync(store));
        }
    }

    [Fact]
    public async Task Another_run_between_any_two_writes_doubles_nothing()
    {
        await using var store = await OpenAsync("store");
        await AddAsync(store, Friday4());

        await AssessAsync(new DyingStore(store, int.MaxValue, () => AssessAsync(store, Noon)), Noon);

        await using var alone = await OpenAsync("alone");
        await AddAsync(alone, Friday4());
        await AssessAsync(alone, Noon);
        Assert.Equal(await ToldAsync(alone), await ToldAsync(store));
    }

    [Fact]
    public async Task A_level_that_rises_further_is_told_again()
    {
        await using var store = await OpenAsync("store");
        await AddAsync(store, [.. Friday4().Take(2)]);
        await AssessAsync(store, Noon);
        await AddAsync(store, Friday4());

        var later = await AssessAsync(store, Noon.AddHours(1));

        var rises = (await AlertsAsync(store)).FindAll(alert => alert.Kind == AlertKind.LevelRose);
        Assert.Equal([Level.Critical, Level.Elevated], rises.Select(alert => alert.Level));
        Assert.Equal((rises[1].Episode, "elevated"), (rises[0].Episode, rises[0].Was));
        Assert.Contains(OutboxId.Of(rises[0].Id, new AnalystId("nino")), later.Due);
    }

    [Fact]
    public async Task What_is_history_only_raises_nothing_and_lends_nothing_to_what_is_news()
    {
        await using var store = await OpenAsync("store");
        await AddAsync(store, Friday4(isBackfill: true));

        await AssessAsync(store, Noon);

        Assert.Equal(Level.Critical, (await new LevelHistory(store).LastBeforeAsync(Rail, DateOnly.MaxValue, Ending))?.Level);
        Assert.Empty(await AlertsAsync(store));
        await AddAsync(store, [SignalOf("fresh", "tribune", Noon.AddHours(-1), "Sleepers delivered to a yard near Qazvin", 0.6)]);
        await AssessAsync(store, Noon.AddHours(1));
        Assert.Empty(await AlertsAsync(store));
        await AddAsync(store, [.. Friday4(time: Noon.AddDays(1)).Select((signal, number) => signal with { ItemId = new(FormattableString.Invariant($"real{number}")), Title = "Fresh: " + signal.Title + " after Novruz" })]);
        await AssessAsync(store, Noon.AddDays(1));
        Assert.Single(await AlertsAsync(store), alert => alert.Kind == AlertKind.LevelRose);
    }

    [Fact]
    public async Task Two_rivals_whose_words_change_on_one_day_are_told_in_one_mail_with_each_story_once()
    {
        await using var store = SqliteTableStore.Open(_directory.Combine("store"), StoreAccess.ReadWrite);
        await PrepareAsync(store, Rivals);
        await AddAsync(store, [.. Friday4(), .. Friday4().Select(signal => signal with { IndicatorId = new("gas"), Probability = 0.9 })]);

        await AssessAsync(store, Noon, Rivals);
        await AssessAsync(store, Noon.AddDays(1), Rivals);

        var words = (await AlertsAsync(store)).FindAll(alert => alert.Kind == AlertKind.WordChanged);
        Assert.Equal(["Blockade: unlikely (was possible)", "Trade: likely (was possible)"], words.Select(alert => alert.Headline.Split(" - ")[0]).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        var mails = (await EntriesAsync(store)).FindAll(one => one.Entry.AnalystId?.Value == "nino" && words.Exists(alert => alert.Id == one.Entry.AlertId));
        var (sent, _) = Assert.Single(mails, one => one.Last.State == OutboxState.Queued);
        Assert.Single(mails, one => one.Last.Reason == $"it was told with its rival, in {sent.AlertId}");
        var told = words.Single(alert => alert.Id == sent.AlertId);
        Assert.Contains("At the same time Trade came to be called likely", told.Reason, StringComparison.Ordinal);
        Assert.Matches("^[^;]+: [a-z ]+ \\(was [a-z ]+\\) - probability 0\\.[0-9]{2}; Trade: likely \\(was [a-z ]+\\)$", told.Headline);
        Assert.Equal(told.Stories.Select(story => story.Title).Distinct(StringComparer.Ordinal), told.Stories.Select(story => story.Title), StringComparer.Ordinal);
        Assert.Equal(("possible", "unlikely"), (told.Effects[1].BeforeWord, told.Effects[1].NowWord));
        Assert.Equal(told.Effects[1].Now, told.Trend[^1].Probability, 3);
    }

    [Fact]
    public async Task What_is_older_than_three_days_raises_nothing()
    {
        await using var store = await OpenAsync("store");
        await AddAsync(store, Friday4());

        await AssessAsync(store, Noon.AddDays(4));

        Assert.Empty((await AlertsAsync(store)).FindAll(alert => alert.Kind != AlertKind.WordChanged));
    }

    [Fact]
    public async Task A_story_that_a_late_item_renames_is_not_told_again()
    {
        await using var store = await OpenAsync("store");
        await AddAsync(store, [Friday4()[0]]);
        await AssessAsync(store, Noon);
        var before = await AlertsAsync(store);
        await AddAsync(store, [SignalOf("early", "courier", Noon.AddHours(-22), "Rails laid from Rasht to Astara in Gilan", 0.99)]);

        var later = await AssessAsync(store, Noon.AddHours(2));

        Assert.Equal(AlertKind.StrongStory, Assert.Single(before).Kind);
        Assert.Equal(before[0].Id, Assert.Single(await AlertsAsync(store)).Id);
        Assert.Empty(later.Due);
    }

    [Fact]
    public async Task Nobody_hears_of_what_was_raised_before_the_subscription()
    {
        await using var store = await OpenAsync("store");
        await AddAsync(store, Friday4());
        await AssessAsync(store, Noon);
        await new AnalystHistory(store).SaveAsync(Analyst(Noon.AddMinutes(1)) with { Id = new AnalystId("late") }, "test", Noon.AddMinutes(1), Ending);
        await AddAsync(store, Friday4());

        await AssessAsync(store, Noon.AddHours(1));

        Assert.DoesNotContain(await EntriesAsync(store), one => one.Entry.AnalystId?.Value == "late" && one.Last.State != OutboxState.Suppressed);
    }

    [Fact]
    public async Task An_assessment_without_alerts_raises_none()
    {
        await using var store = await OpenAsync("store");
        await AddAsync(store, Friday4());

        var outcome = await new AssessIndicators(Pack, store, new CoverageHistory(store), new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Noon)).RunAsync(Ending);

        Assert.Equal(1, outcome.Days);
        Assert.Empty(outcome.Due);
        Assert.Empty(await AlertsAsync(store));
    }

    private async Task<SqliteTableStore> OpenAsync(string name)
    {
        var store = SqliteTableStore.Open(_directory.Combine(name), StoreAccess.ReadWrite);
        await PrepareAsync(store);
        return store;
    }

    // What is the same for each death is made once.
    private SqliteTableStore Copy(string name)
    {
        Directory.CreateDirectory(_directory.Combine(name));
        File.Copy(Path.Combine(_directory.Combine("prepared"), SqliteTableStore.FileName), Path.Combine(_directory.Combine(name), SqliteTableStore.FileName));
        return SqliteTableStore.Open(_directory.Combine(name), StoreAccess.ReadWrite);
    }

    private static Task<List<string>> ContentAsync(ITableStore store) => StoreContent.ReadAsync(store, Tables, Partitions, Ending);

    private static async Task<List<string>> ToldAsync(ITableStore store) =>
    [
        .. (await AlertsAsync(store)).Select(alert => $"{alert.Id} {alert.Headline}").Order(StringComparer.Ordinal),
        .. (await EntriesAsync(store)).Select(one => $"{one.Entry.Id} {one.Last.State} {one.Last.Reason}").Order(StringComparer.Ordinal),
    ];
}
