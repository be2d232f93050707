using Microsoft.Extensions.Time.Testing;
using SignalWatch.Alerts;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Alerts.Delivery;
using SignalWatch.Alerts.Mail;
using SignalWatch.Feeds;
using SignalWatch.Feeds.Fetching;
using SignalWatch.Feeds.Parsing;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Jobs;
using SignalWatch.Packs;
using SignalWatch.Tests.History;

namespace SignalWatch.Tests.Jobs;

public sealed class WatchHealthTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Noon = new(2025, 6, 13, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Rhythm = TimeSpan.FromMinutes(5);

    private readonly TemporaryDirectory _directory = new();
    private readonly FakeTimeProvider _clock = new(Noon);
    private readonly SqliteTableStore _store;
    private readonly Pack _pack;

    public WatchHealthTests()
    {
        _store = SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadWrite);
        _pack = TestPack.Of(new IndicatorId("gas")) with { Sources = [.. Enumerable.Range(0, 40).Select(number => TestPack.Source(FormattableString.Invariant($"s{number:00}"), 1, false))] };
    }

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    private RunHistory Runs => new(_store);

    private Outbox Outbox => new(_store);

    private DateTimeOffset Now => _clock.GetUtcNow();

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task Where_all_is_well_nobody_is_told_anything()
    {
        await PollAllAsync(failing: 0);
        await Runs.SucceededAsync("polling", Rhythm, Now, Ending);

        Assert.Empty(await TellAsync());
        Assert.DoesNotContain(await CheckAsync(), finding => finding.State != HealthState.Ok);
    }

    [Fact]
    public async Task Forty_sources_down_at_once_are_one_mail_that_blames_the_network()
    {
        await PollAllAsync(failing: 40);
        _clock.Advance(TimeSpan.FromHours(1));

        var trouble = Assert.Single(await TroublesAsync());

        Assert.Equal(("sources", "40 of 40 sources can't be read"), (trouble.Cause, trouble.Headline));
        Assert.Contains("network", trouble.Remedy, StringComparison.Ordinal);
        Assert.Empty(await TellAsync());
    }

    [Fact]
    public async Task A_source_that_fails_is_told_after_a_day_and_again_only_when_another_joins_or_a_week_has_passed()
    {
        await PollAllAsync(failing: 1);
        _clock.Advance(TimeSpan.FromHours(23));
        Assert.Empty(await TellAsync());

        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("s00 brings nothing any more", Assert.Single(await TroublesAsync()).Headline);

        _clock.Advance(TimeSpan.FromDays(2));
        Assert.Empty(await TellAsync());

        await PollAsync(1, isFailing: true, Now.AddDays(-2));
        Assert.Equal("2 of 40 sources bring nothing any more", Assert.Single(await TroublesAsync()).Headline);

        _clock.Advance(TimeSpan.FromDays(6));
        Assert.Empty(await TellAsync());
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.Single(await TellAsync());
    }

    [Fact]
    public async Task What_is_wrong_once_more_on_the_same_day_waits_for_the_next()
    {
        await PollAllAsync(failing: 1, at: Noon.AddDays(-2));
        Assert.Single(await TellAsync());
        await PollAsync(1, isFailing: true, Noon.AddDays(-2));

        Assert.Empty(await TellAsync());
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.Single(await TellAsync());
    }

    [Fact]
    public async Task Selectors_that_match_nothing_are_a_cause_of_their_own()
    {
        await PollAllAsync(failing: 0);
        var source = _pack.Sources[3];
        var broken = new PollState().After(
            new FetchOutcome.Fetched { Body = default, FinalUrl = source.Url, Duration = TimeSpan.Zero },
            new FeedParseResult.NotAFeed("matches nothing") { Kind = NotFeedKind.Selectors },
            0,
            source,
            Noon);
        await new SourceHistory(_store).SaveAsync(source.Id, broken.ToProperties(), Ending);
        _clock.Advance(TimeSpan.FromHours(6));

        Assert.Equal("selectors", Assert.Single(await TroublesAsync()).Cause);
    }

    [Fact]
    public async Task A_job_that_does_not_run_is_missed_after_half_an_hour()
    {
        await PollAllAsync(failing: 0);
        await Runs.SucceededAsync("polling", Rhythm, Now, Ending);
        await Runs.SucceededAsync("by-hand", null, Now, Ending);

        _clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Empty(await TellAsync());
        _clock.Advance(TimeSpan.FromMinutes(1));
        var trouble = Assert.Single(await TroublesAsync());

        Assert.Equal(("runs", Noon), (trouble.Cause, trouble.Since));
        Assert.StartsWith("polling: last ended well at 2025-06-13 12:00Z", trouble.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_night_in_which_nothing_ran_is_told_once_in_the_morning_and_is_no_trouble_any_more()
    {
        await PollAllAsync(failing: 0);
        await Runs.SucceededAsync("polling", Rhythm, Now, Ending);
        _clock.Advance(TimeSpan.FromHours(9));
        await PollAllAsync(failing: 0, at: Now);
        await Runs.SucceededAsync("polling", Rhythm, Now, Ending);

        Assert.Equal("polling: did not run from 2025-06-13 12:00Z to 2025-06-13 21:00Z", Assert.Single(await TroublesAsync()).Detail);
        Assert.DoesNotContain(await CheckAsync(), finding => finding.State == HealthState.Trouble);
        for (var run = 0; run < 12; run++)
        {
            _clock.Advance(TimeSpan.FromMinutes(20));
            await Runs.SucceededAsync("polling", Rhythm, Now, Ending);
        }

        Assert.Empty(await TellAsync());
    }

    [Fact]
    public async Task A_job_is_in_trouble_once_it_failed_three_times_a_daily_one_at_once()
    {
        var log = new RunLog(Runs, _clock);
        await log.RunAsync("assessing", Rhythm, _ => Task.CompletedTask, Ending);
        await FailAsync(log, "assessing", new InvalidOperationException("a bug"), times: 2);
        Assert.Equal(HealthState.Ok, await StateAsync("jobs"));

        await FailAsync(log, "assessing", new InvalidOperationException("a bug"), times: 1);
        Assert.Equal(HealthState.Trouble, await StateAsync("jobs"));

        await log.RunAsync("assessing", Rhythm, _ => Task.CompletedTask, Ending);
        await log.RunAsync("retraining", TimeSpan.FromDays(1), _ => Task.CompletedTask, Ending);
        Assert.Equal(HealthState.Ok, await StateAsync("jobs"));
        await FailAsync(log, "retraining", new InvalidDataException("examples.tsv is damaged"), times: 1);
        Assert.Equal(HealthState.Trouble, await StateAsync("jobs"));
    }

    [Fact]
    public async Task Stopping_a_job_is_no_failure()
    {
        using var stop = new CancellationTokenSource();
        var log = new RunLog(Runs, _clock);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => log.RunAsync(
            "polling",
            Rhythm,
            async token =>
            {
                await stop.CancelAsync();
                token.ThrowIfCancellationRequested();
            },
            stop.Token));

        Assert.Empty(await Runs.AllAsync(Ending));
    }

    [Fact]
    public async Task A_store_that_refused_is_trouble_while_it_does_and_worth_a_mail_afterwards()
    {
        var log = new RunLog(Runs, _clock);
        await FailAsync(log, "polling", new StoreException("access refused"), times: 1);
        Assert.Equal(HealthState.Trouble, await StateAsync("storage"));

        await log.RunAsync("polling", Rhythm, _ => Task.CompletedTask, Ending);

        Assert.Equal(HealthState.Notice, await StateAsync("storage"));
        Assert.Equal("storage", Assert.Single(await TroublesAsync()).Cause);
    }

    [Fact]
    public async Task A_store_that_is_down_is_told_past_the_outbox_once_a_day()
    {
        var post = new PostBox();
        var options = new MailOptions { Operator = "ops@example.org" };
        var alarm = new StoreAlarm(new MailComposer(_pack, options, null), post, options, _clock);
        var watch = new WatchHealth(_pack, new DownStore(), _clock, alarm);

        await Assert.ThrowsAsync<StoreException>(() => watch.RunAsync(Ending));
        await Assert.ThrowsAsync<StoreException>(() => watch.RunAsync(Ending));
        _clock.Advance(TimeSpan.FromDays(1));
        await Assert.ThrowsAsync<StoreException>(() => watch.RunAsync(Ending));

        Assert.Equal(["trouble.20250613.storage@localhost", "trouble.20250614.storage@localhost"], post.Taken, StringComparer.Ordinal);
    }

    [Fact]
    public async Task Messages_that_used_up_their_retries_are_told_for_a_day()
    {
        await new PoisonHistory(_store).AddAsync(new PoisonMessage(Noon, "sources", "herald", "It timed out."), Ending);
        await new PoisonHistory(_store).AddAsync(new PoisonMessage(Noon, "sources", "herald", "It timed out."), Ending);

        Assert.Equal("1 message was given up in the last day", (await CheckAsync()).Single(finding => finding.Check == "messages").Headline);
        _clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(HealthState.Ok, await StateAsync("messages"));
    }

    [Fact]
    public async Task Mails_that_were_given_up_are_told_with_their_reasons_but_not_those_to_the_operator()
    {
        await AddAsync("level.gas.high.anna", MailKind.Alert, new(1, OutboxState.Failed, Noon, "554 Spam", Noon));
        await AddAsync("trouble.20250612.sources", MailKind.Operator, new(1, OutboxState.Failed, Noon, "550 No such user", Noon));

        var trouble = Assert.Single(await TroublesAsync());
        Assert.Equal(("mail", "2 mails were given up"), (trouble.Cause, trouble.Headline));
        Assert.Contains("level.gas.high.anna: 554 Spam", trouble.Detail, StringComparison.Ordinal);

        await Outbox.RetryAsync(new OutboxId("level.gas.high.anna"), Now, Ending);
        _clock.Advance(TimeSpan.FromDays(7));
        Assert.DoesNotContain(await TroublesAsync(), other => other.Cause == "mail");
    }

    [Fact]
    public async Task Mail_that_can_not_be_sent_for_an_hour_is_stuck_but_mail_that_waits_for_its_time_is_not()
    {
        await AddAsync("level.gas.high.anna", MailKind.Alert, null, new OutboxStep(0, OutboxState.Deferred, Noon, "It is night.", Noon.AddHours(8)));
        await AddAsync("level.gas.high.nino", MailKind.Alert, new(1, OutboxState.Sending, Noon, "", Noon.AddMinutes(10)));
        await Outbox.TryAdvanceAsync(
            new OutboxId("level.gas.high.nino"), new(1, OutboxState.Sending, Noon, "", Noon.AddMinutes(10)), new(2, OutboxState.Deferred, Noon, "No route.", Noon.AddHours(2)), Ending);

        Assert.Equal(HealthState.Ok, await StateAsync("outbox"));
        _clock.Advance(TimeSpan.FromHours(1));

        var finding = (await CheckAsync()).Single(one => one.Check == "outbox");
        Assert.Equal((HealthState.Trouble, "level.gas.high.nino: No route."), (finding.State, finding.Detail));
    }

    [Fact]
    public async Task A_model_that_was_refused_is_worth_knowing_and_no_mail()
    {
        await PollAllAsync(failing: 0);
        await new ModelHistory(_store).AddAsync(_pack.Id, new ModelRecord { Version = "b", Trained = Noon, Examples = 1, Verdicts = 1, IsPromoted = false, Reason = "it is worse" }, Ending);

        Assert.Equal(HealthState.Notice, await StateAsync("model"));
        Assert.Empty(await TellAsync());
    }

    private static async Task FailAsync(RunLog log, string job, Exception fault, int times)
    {
        for (var time = 0; time < times; time++)
        {
            await Assert.ThrowsAnyAsync<Exception>(() => log.RunAsync(job, Rhythm, _ => throw fault, Ending));
        }
    }

    private Task<IReadOnlyList<HealthFinding>> CheckAsync() => new WatchHealth(_pack, _store, _clock, null).CheckAsync(Ending);

    private async Task<HealthState> StateAsync(string check) => (await CheckAsync()).Single(finding => finding.Check == check).State;

    private Task<IReadOnlyList<OutboxId>> TellAsync() => new WatchHealth(_pack, _store, _clock, null).RunAsync(Ending);

    private async Task<IReadOnlyList<Trouble>> TroublesAsync()
    {
        var troubles = new List<Trouble>();
        foreach (var id in await TellAsync())
        {
            troubles.Add(Trouble.FromJson((await Outbox.FindAsync(id, Ending))!.Value.Entry.Content));
        }

        return troubles;
    }

    private async Task PollAllAsync(int failing, DateTimeOffset? at = null)
    {
        for (var number = 0; number < _pack.Sources.Count; number++)
        {
            await PollAsync(number, number < failing, at ?? Now);
        }
    }

    private async Task PollAsync(int number, bool isFailing, DateTimeOffset at)
    {
        var source = _pack.Sources[number];
        FetchOutcome outcome = isFailing
            ? new FetchOutcome.Failed(FetchFault.Timeout, "slow")
            : new FetchOutcome.NotModified { FinalUrl = source.Url, Duration = TimeSpan.Zero };
        await new SourceHistory(_store).SaveAsync(source.Id, new PollState().After(outcome, null, 0, source, at).ToProperties(), Ending);
    }

    private async Task AddAsync(string id, MailKind kind, OutboxStep? second, OutboxStep? first = null)
    {
        var entry = new OutboxEntry
        {
            Id = new OutboxId(id), Kind = kind, Decided = Noon, Headline = id, AnalystId = kind == MailKind.Operator ? null : new AnalystId(id.Split('.')[^1]),
        };
        var begin = first ?? new OutboxStep(0, OutboxState.Queued, Noon, "", Noon);
        await Outbox.AddAsync([(entry, begin)], Ending);
        if (second is not null)
        {
            await Outbox.TryAdvanceAsync(entry.Id, begin, second, Ending);
        }
    }

    private sealed class DownStore : ITableStore
    {
        public Task<ITable> OpenAsync(string name, CancellationToken cancellationToken) => throw new StoreException("The account refuses access.");
    }
}
