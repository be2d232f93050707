using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using SignalWatch.Alerts;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Alerts.Delivery;
using SignalWatch.Alerts.Mail;
using SignalWatch.History.Tables;
using SignalWatch.Jobs;
using SignalWatch.Tests.History;

namespace SignalWatch.Tests.Jobs;

public sealed class SendMailTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Noon = new(2025, 6, 13, 12, 0, 0, TimeSpan.Zero);
    private static readonly AnalystId Anna = new("anna");

    private readonly TemporaryDirectory _directory = new();
    private readonly FakeTimeProvider _clock = new(Noon);
    private readonly SqliteTableStore _all;
    private ITableStore _store;

    public SendMailTests()
    {
        _all = SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadWrite);
        _store = Fresh();
    }

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    private Outbox Outbox => new(_store);

    public async ValueTask DisposeAsync()
    {
        await _all.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task A_queued_entry_is_sent_once_however_often_its_message_comes()
    {
        var id = await AddAsync("a");
        var post = new PostBox();
        var send = Sender(post);

        var first = await send.RunAsync(id, Ending);
        var second = await send.RunAsync(id, Ending);

        Assert.Equal((OutboxState.Sent, "250 OK"), (first.State, first.Reason));
        Assert.Null(second.State);
        Assert.Equal([MessageIdOf(id)], post.Taken, StringComparer.Ordinal);
        Assert.Equal([OutboxState.Queued, OutboxState.Sending, OutboxState.Sent], (await Outbox.ReadAsync(id, Ending))?.Steps.Select(step => step.State));
        Assert.Empty(await Outbox.OpenAsync(Ending));
    }

    [Fact]
    public async Task An_entry_that_never_came_to_be_is_left_alone()
    {
        var outcome = await Sender(new PostBox()).RunAsync(new OutboxId("nothing.anna"), Ending);

        Assert.Equal("There is no such entry.", outcome.Reason);
    }

    [Fact]
    public async Task Of_many_senders_at_once_one_sends()
    {
        var id = await AddAsync("a");
        var post = new PostBox();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Sender(post).RunAsync(id, Ending), Ending)));

        Assert.Equal([MessageIdOf(id)], post.Taken, StringComparer.Ordinal);
        Assert.Single(outcomes, outcome => outcome.State == OutboxState.Sent);
    }

    [Fact]
    public async Task Several_runs_at_the_same_time_send_each_of_many_entries_once()
    {
        var ids = new List<OutboxId>();
        for (var number = 0; number < 20; number++)
        {
            ids.Add(await AddAsync(FormattableString.Invariant($"n{number:00}")));
        }

        var post = new PostBox();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Due(post).RunAsync(Ending), Ending)));

        Assert.Equal(ids.Select(MessageIdOf).Order(StringComparer.Ordinal), post.Taken.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_kill_at_any_write_loses_nothing_and_doubles_only_what_was_taken_and_not_recorded()
    {
        var doubled = 0;
        for (var death = 1; ; death++)
        {
            _store = Fresh();
            var id = await AddAsync("a");
            var post = new PostBox();
            var dying = new DyingStore(_store, death);
            var isDead = await DiesAsync(() => Sender(post, dying, new SendingRate(dying, 1, 1)).RunAsync(id, Ending));
            var isInWindow = post.Taken.Count == 1 && (await Outbox.FindAsync(id, Ending))?.Last.State == OutboxState.Sending;

            _clock.Advance(TimeSpan.FromHours(1));
            await Due(post, new SendingRate(_store, 1, 1)).RunAsync(Ending);
            await Due(post, new SendingRate(_store, 1, 1)).RunAsync(Ending);

            Assert.Equal(OutboxState.Sent, (await Outbox.FindAsync(id, Ending))?.Last.State);
            Assert.Equal(isInWindow ? 2 : 1, post.Taken.Count);
            Assert.Equal(MessageIdOf(id), Assert.Single(post.Taken.Distinct(StringComparer.Ordinal)));
            Assert.Empty(await Outbox.OpenAsync(Ending));
            doubled += post.Taken.Count - 1;
            if (!isDead)
            {
                Assert.Equal(1, doubled);
                Assert.Equal(7, death);
                return;
            }
        }
    }

    [Fact]
    public async Task A_kill_at_any_write_after_a_failed_attempt_loses_and_doubles_nothing()
    {
        for (var death = 1; ; death++)
        {
            _store = Fresh();
            var id = await AddAsync("a");
            var post = new PostBox(tried => tried == 0 ? new DeliveryOutcome.Deferred("450 Later") : new DeliveryOutcome.Delivered("250 OK"));
            var isDead = await DiesAsync(() => Sender(post, new DyingStore(_store, death)).RunAsync(id, Ending));

            for (var run = 0; run < 2; run++)
            {
                _clock.Advance(SendMail.Hold);
                await Due(post).RunAsync(Ending);
            }

            Assert.Equal([MessageIdOf(id)], post.Taken, StringComparer.Ordinal);
            Assert.Equal(OutboxState.Sent, (await Outbox.FindAsync(id, Ending))?.Last.State);
            if (!isDead)
            {
                return;
            }
        }
    }

    [Fact]
    public async Task A_mail_written_to_a_folder_is_there_once_even_when_its_writing_was_never_recorded()
    {
        var folder = Path.Combine(_directory.FullName, "outbox");
        for (var death = 1; ; death++)
        {
            _store = Fresh();
            var id = await AddAsync(FormattableString.Invariant($"d{death}"));
            var isDead = await DiesAsync(() => Sender(new OutboxFolder(folder), new DyingStore(_store, death)).RunAsync(id, Ending));
            _clock.Advance(SendMail.Hold);
            await Due(new OutboxFolder(folder)).RunAsync(Ending);

            Assert.Equal(OutboxState.Sent, (await Outbox.FindAsync(id, Ending))?.Last.State);
            Assert.Equal($"{id}.eml", Path.GetFileName(Directory.GetFiles(folder, $"{id}*").Single()));
            if (!isDead)
            {
                Assert.Equal(death, Directory.GetFiles(folder).Length);
                return;
            }
        }
    }

    [Fact]
    public async Task While_a_sender_has_an_entry_no_other_takes_it_and_when_it_fell_silent_another_does()
    {
        var id = await AddAsync("a");
        await Outbox.TryAdvanceAsync(id, (await Outbox.FindAsync(id, Ending))!.Value.Last, new OutboxStep(1, OutboxState.Sending, Noon, "", Noon + SendMail.Hold), Ending);
        var post = new PostBox();

        _clock.Advance(SendMail.Hold - TimeSpan.FromSeconds(1));
        var before = await Sender(post).RunAsync(id, Ending);
        _clock.Advance(TimeSpan.FromSeconds(1));
        var after = await Sender(post).RunAsync(id, Ending);

        Assert.Null(before.State);
        Assert.Equal(OutboxState.Sent, after.State);
    }

    [Fact]
    public async Task An_entry_at_which_senders_keep_falling_silent_is_given_up()
    {
        var id = await AddAsync("a");
        var send = new SendMail(Outbox, (_, _, _) => throw new StoreException("The store is gone."), new AnalystHistory(_store), new PostBox(), null, _clock, NullLogger<SendMail>.Instance);
        for (var sender = 0; sender < 5; sender++)
        {
            await Assert.ThrowsAsync<StoreException>(() => send.RunAsync(id, Ending));
            _clock.Advance(SendMail.Hold);
        }

        var outcome = await send.RunAsync(id, Ending);

        Assert.Equal(OutboxState.Failed, outcome.State);
        Assert.StartsWith("5 senders", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_that_can_not_be_written_is_given_up_and_does_not_keep_others_back()
    {
        var (bad, good) = (await AddAsync("a"), await AddAsync("b"));
        var post = new PostBox();
        var send = Sender(post, draft: entry => entry.Id == bad ? throw new FormatException("hostile") : Draft(entry));

        var outcomes = await new SendDue(Outbox, send, post, null, _clock).RunAsync(Ending);

        Assert.Equal([(bad, OutboxState.Failed), (good, OutboxState.Sent)], outcomes.Select(outcome => (outcome.Id, outcome.State!.Value)));
    }

    [Fact]
    public async Task Failed_attempts_are_repeated_ever_more_rarely_and_given_up_after_three_days()
    {
        var id = await AddAsync("a");
        var due = Due(new PostBox(_ => new DeliveryOutcome.Deferred("450 Busy")));
        var waits = new List<TimeSpan>();
        OutboxStep last;
        do
        {
            await due.RunAsync(Ending);
            last = (await Outbox.FindAsync(id, Ending))!.Value.Last;
            waits.Add(last.NotBefore - _clock.GetUtcNow());
            _clock.Advance(waits[^1]);
        }
        while (last.State == OutboxState.Deferred);

        Assert.Equal([1, 5, 15, 60, 120, 240, 240], waits.Take(7).Select(wait => wait.TotalMinutes));
        Assert.Equal((OutboxState.Failed, "Given up after 3 days. 450 Busy"), (last.State, last.Reason));
        Assert.InRange(last.Time - Noon, TimeSpan.FromDays(3), TimeSpan.FromDays(3.2));
    }

    [Fact]
    public async Task After_a_retry_by_hand_the_attempts_begin_anew()
    {
        var id = await AddAsync("a");
        var post = new PostBox(tried => tried == 0 ? new DeliveryOutcome.Refused("554 Spam", false) : new DeliveryOutcome.Deferred("450 Busy"));
        await Sender(post).RunAsync(id, Ending);
        _clock.Advance(TimeSpan.FromDays(30));

        await Outbox.RetryAsync(id, _clock.GetUtcNow(), Ending);
        var outcome = await Sender(post).RunAsync(id, Ending);

        Assert.Equal(OutboxState.Deferred, outcome.State);
        Assert.Equal([id], await Outbox.DueAsync(_clock.GetUtcNow().AddMinutes(1), null, Ending));
    }

    [Fact]
    public async Task A_refused_mail_is_given_up_and_only_an_address_that_does_not_exist_pauses_its_analyst()
    {
        var (spam, bounced) = (await AddAsync("a"), await AddAsync("b"));
        var analysts = new AnalystHistory(_store);
        await analysts.SaveAsync(new Analyst { Id = Anna, Address = "anna@example.org", TimeZone = "Europe/Berlin", Since = Noon }, "test", Noon, Ending);

        await Sender(new PostBox(_ => new DeliveryOutcome.Refused("554 Spam", false))).RunAsync(spam, Ending);
        var between = (await analysts.FindAsync(Anna, Ending))?.PausedBecause;
        await Sender(new PostBox(_ => new DeliveryOutcome.Refused("There is no such address (550 5.1.1 No).", true))).RunAsync(bounced, Ending);

        Assert.Null(between);
        Assert.Equal("There is no such address (550 5.1.1 No).", (await analysts.FindAsync(Anna, Ending))?.PausedBecause);
        Assert.Equal([bounced, spam], (await Outbox.FailedAsync(Noon, Ending)).Select(life => life.Entry.Id).OrderByDescending(id => id.Value, StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_nobody_wants_any_more_is_suppressed_with_the_reason()
    {
        var id = await AddAsync("a");
        var post = new PostBox();

        var outcome = await Sender(post, draft: _ => new MailDraft.Suppressed("Muted.")).RunAsync(id, Ending);

        Assert.Equal((OutboxState.Suppressed, "Muted."), (outcome.State, outcome.Reason));
        Assert.Empty(post.Taken);
    }

    [Fact]
    public async Task A_server_that_is_not_reached_is_not_asked_again_for_every_entry()
    {
        var (first, second) = (await AddAsync("a"), await AddAsync("b"));
        var post = new PostBox(_ => new DeliveryOutcome.Unreachable("down"));

        var outcomes = await Due(post).RunAsync(Ending);

        Assert.Equal(1, post.Tried);
        Assert.Equal((first, OutboxState.Deferred, "down"), (Assert.Single(outcomes).Id, outcomes[0].State, outcomes[0].Reason));
        Assert.Equal([second], await Outbox.DueAsync(_clock.GetUtcNow(), null, Ending));
    }

    [Fact]
    public async Task No_more_are_sent_in_any_minute_and_hour_than_the_server_takes()
    {
        for (var number = 0; number < 12; number++)
        {
            await AddAsync(FormattableString.Invariant($"n{number:00}"));
        }

        var post = new PostBox();
        var counts = new List<int>();
        for (var minute = 0; minute <= 125; minute++)
        {
            await Due(post, new SendingRate(_store, 2, 5)).RunAsync(Ending);
            counts.Add(post.Taken.Count);
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal([2, 4, 5, 5], counts.Take(4));
        Assert.Equal((5, 7, 9, 10, 12), (counts[59], counts[60], counts[61], counts[62], counts[121]));
        Assert.Equal(12, post.Taken.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_message_for_an_entry_that_the_rate_does_not_allow_is_deferred_until_it_does()
    {
        var (first, second) = (await AddAsync("a"), await AddAsync("b"));
        var send = Sender(new PostBox(), rate: new SendingRate(_store, 1, 100));
        await send.RunAsync(first, Ending);

        var outcome = await send.RunAsync(second, Ending);

        Assert.Equal((OutboxState.Deferred, true), (outcome.State, outcome.StopsOthers));
        Assert.Equal(Noon.AddMinutes(1), (await Outbox.FindAsync(second, Ending))?.Last.NotBefore);
        Assert.Empty(await Due(new PostBox(), new SendingRate(_store, 1, 100)).DueAsync(Ending));
    }

    [Fact]
    public async Task Stopping_in_the_middle_of_a_mail_lets_go_of_it()
    {
        var id = await AddAsync("a");
        using var stop = new CancellationTokenSource();
        var send = new SendMail(
            Outbox,
            async (entry, _, _) =>
            {
                await stop.CancelAsync();
                return Draft(entry);
            },
            new AnalystHistory(_store),
            new PostBox(),
            null,
            _clock,
            NullLogger<SendMail>.Instance);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => send.RunAsync(id, stop.Token));

        Assert.Equal([id], await Outbox.DueAsync(_clock.GetUtcNow().AddMinutes(1), null, Ending));
    }

    private static string MessageIdOf(OutboxId id) => $"{id}@example.org";

    private static MailDraft.Ready Draft(OutboxEntry entry) => new(new MimeMessage(
        [new MailboxAddress("", "watch@example.org")], [new MailboxAddress("", "anna@example.org")], entry.Headline, new TextPart("plain") { Text = "Text" })
    {
        MessageId = MessageIdOf(entry.Id),
    });

    private static async Task<bool> DiesAsync(Func<Task> act)
    {
        try
        {
            await act();
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private PrefixedStore Fresh() => new(_all, $"t{Guid.NewGuid():N}");

    private SendMail Sender(IMailTransport transport, ITableStore? store = null, SendingRate? rate = null, Func<OutboxEntry, MailDraft>? draft = null) => new(
        new Outbox(store ?? _store),
        (entry, _, _) => Task.FromResult((draft ?? Draft)(entry)),
        new AnalystHistory(store ?? _store),
        transport,
        rate,
        _clock,
        NullLogger<SendMail>.Instance);

    private SendDue Due(IMailTransport transport, SendingRate? rate = null) => new(Outbox, Sender(transport, rate: rate), transport, rate, _clock);

    private async Task<OutboxId> AddAsync(string what)
    {
        var id = OutboxId.Of(new AlertId($"level.gas.{what}"), Anna);
        var entry = new OutboxEntry { Id = id, Kind = MailKind.Alert, Decided = _clock.GetUtcNow(), AnalystId = Anna, AlertId = new AlertId($"level.gas.{what}"), Headline = what };
        await Outbox.AddAsync([(entry, new OutboxStep(0, OutboxState.Queued, _clock.GetUtcNow(), "", _clock.GetUtcNow()))], Ending);
        return id;
    }
}
