using SignalWatch.Alerts;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Alerts.Delivery;
using SignalWatch.Alerts.Mail;
using SignalWatch.History.Tables;
using SignalWatch.Tests.Jobs;

namespace SignalWatch.Tests.Alerts;

/// <summary>What the outbox does over every store; one subclass a store.</summary>
public abstract class OutboxContract
{
    private static readonly AnalystId Anna = new("anna");
    private static readonly AnalystId Nino = new("nino");
    private static readonly DateTimeOffset Noon = new(2025, 6, 13, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <summary>A store whose tables no other test sees.</summary>
    protected abstract Task<ITableStore> OpenStoreAsync(CancellationToken cancellationToken);

    [Fact]
    public async Task An_entry_is_added_once_and_comes_back_as_it_was()
    {
        var outbox = new Outbox(await OpenStoreAsync(Ending));
        var entry = Entry("high", Anna, Noon) with { Content = new string('ü', 70_000) };

        var first = await outbox.AddAsync([(entry, Queued(Noon)), (Entry("high", Nino, Noon), Suppressed(Noon, "It is muted."))], Ending);
        var second = await outbox.AddAsync([(entry with { Headline = "Another" }, Queued(Noon.AddHours(1))), (Entry("critical", Anna, Noon), Queued(Noon))], Ending);

        Assert.Equal([true, true], first);
        Assert.Equal([false, true], second);
        Assert.Equal((entry, Queued(Noon)), await outbox.FindAsync(entry.Id, Ending));
        Assert.Null(await outbox.FindAsync(new OutboxId("nothing.anna"), Ending));
    }

    [Fact]
    public async Task Digests_and_troubles_come_back_too()
    {
        var outbox = new Outbox(await OpenStoreAsync(Ending));
        var digest = new OutboxEntry { Id = OutboxId.OfDigest(Anna, new(2025, 6, 13)), Kind = MailKind.Digest, Decided = Noon, AnalystId = Anna, Headline = "Digest", Content = "{}" };
        var trouble = new OutboxEntry { Id = OutboxId.OfTrouble("sources", new(2025, 6, 13)), Kind = MailKind.Operator, Decided = Noon.AddHours(1), Headline = "Trouble" };

        await outbox.AddAsync([(digest, Queued(Noon)), (trouble, Queued(Noon))], Ending);

        Assert.Equal(digest, (await outbox.FindAsync(digest.Id, Ending))?.Entry);
        Assert.Equal([trouble, digest], await outbox.NewestFirstAsync(DateTimeOffset.MinValue, Ending).Select(one => one.Entry).ToListAsync(Ending));
    }

    [Fact]
    public async Task An_id_that_does_not_name_its_analyst_is_refused()
    {
        var outbox = new Outbox(await OpenStoreAsync(Ending));

        await Assert.ThrowsAsync<ArgumentException>(() => outbox.AddAsync([(Entry("high", Anna, Noon) with { AnalystId = Nino }, Queued(Noon))], Ending));
    }

    [Fact]
    public async Task An_analysts_entries_come_newest_first_and_only_since_the_time_asked_for()
    {
        var outbox = new Outbox(await OpenStoreAsync(Ending));
        await outbox.AddAsync(
            [(Entry("a", Anna, Noon), Queued(Noon)), (Entry("b", Anna, Noon.AddHours(1)), Queued(Noon)), (Entry("c", Anna, Noon.AddHours(-1)), Queued(Noon)), (Entry("d", Nino, Noon), Queued(Noon))],
            Ending);

        var entries = await outbox.OfAnalystAsync(Anna, Noon, Ending).Select(one => one.Entry.Headline).ToListAsync(Ending);

        Assert.Equal(["b", "a"], entries, StringComparer.Ordinal);
    }

    [Fact]
    public async Task An_entry_added_again_at_another_time_is_listed_once()
    {
        var outbox = new Outbox(await OpenStoreAsync(Ending));
        await outbox.AddAsync([(Entry("a", Anna, Noon), Queued(Noon))], Ending);
        await outbox.AddAsync([(Entry("a", Anna, Noon.AddHours(1)), Queued(Noon.AddHours(1)))], Ending);

        Assert.Equal(Noon, Assert.Single(await outbox.OfAnalystAsync(Anna, DateTimeOffset.MinValue, Ending).ToListAsync(Ending)).Entry.Decided);
        Assert.Empty(await outbox.DueAsync(Noon.AddMinutes(-1), null, Ending));
        Assert.Single(await outbox.DueAsync(Noon.AddHours(2), null, Ending));
    }

    [Fact]
    public async Task Of_two_processes_only_one_takes_the_next_step()
    {
        var outbox = new Outbox(await OpenStoreAsync(Ending));
        var entry = Entry("a", Anna, Noon);
        await outbox.AddAsync([(entry, Queued(Noon))], Ending);

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => outbox.TryAdvanceAsync(
            entry.Id, Queued(Noon), new OutboxStep(1, OutboxState.Sending, Noon, FormattableString.Invariant($"process {number}"), Noon.AddMinutes(10 + number)), Ending)));

        Assert.Single(taken, isTaken => isTaken);
        var life = await outbox.ReadAsync(entry.Id, Ending);
        Assert.Equal([OutboxState.Queued, OutboxState.Sending], life?.Steps.Select(step => step.State));
        Assert.Empty(await outbox.DueAsync(Noon.AddMinutes(9), null, Ending));
        Assert.Equal([entry.Id], await outbox.DueAsync(DateTimeOffset.MaxValue, null, Ending));
    }

    [Fact]
    public async Task Due_are_open_entries_whose_time_has_come_longest_due_first()
    {
        var outbox = new Outbox(await OpenStoreAsync(Ending));
        var (late, soon, never, held) = (Entry("late", Anna, Noon), Entry("soon", Anna, Noon), Entry("never", Anna, Noon), Entry("held", Anna, Noon));
        await outbox.AddAsync(
            [
                (late, new OutboxStep(0, OutboxState.Deferred, Noon, "It is night.", Noon.AddHours(8))), (soon, Queued(Noon.AddHours(1))),
                (never, Suppressed(Noon, "It is muted.")), (held, Queued(Noon)),
            ],
            Ending);
        await outbox.TryAdvanceAsync(held.Id, Queued(Noon), new OutboxStep(1, OutboxState.Sending, Noon, "", Noon.AddMinutes(10)), Ending);

        Assert.Empty(await outbox.DueAsync(Noon.AddMinutes(9), null, Ending));
        Assert.Equal([held.Id], await outbox.DueAsync(Noon.AddMinutes(10), null, Ending));
        Assert.Equal([held.Id, soon.Id, late.Id], await outbox.DueAsync(Noon.AddHours(8), null, Ending));
        Assert.Equal([held.Id, soon.Id], await outbox.DueAsync(Noon.AddHours(8), 2, Ending));
        Assert.Equal([held.Id, soon.Id, late.Id], (await outbox.OpenAsync(Ending)).Select(life => life.Entry.Id));
    }

    [Fact]
    public async Task What_was_given_up_is_listed_until_it_is_tried_again()
    {
        var outbox = new Outbox(await OpenStoreAsync(Ending));
        var (failed, sent) = (Entry("failed", Anna, Noon), Entry("sent", Anna, Noon));
        await outbox.AddAsync([(failed, Queued(Noon)), (sent, Queued(Noon))], Ending);
        await outbox.TryAdvanceAsync(failed.Id, Queued(Noon), new OutboxStep(1, OutboxState.Failed, Noon.AddHours(1), "550", Noon), Ending);
        await outbox.TryAdvanceAsync(sent.Id, Queued(Noon), new OutboxStep(1, OutboxState.Sent, Noon.AddHours(1), "", Noon), Ending);

        Assert.Equal([failed.Id], (await outbox.FailedAsync(Noon.AddHours(1), Ending)).Select(life => life.Entry.Id));
        Assert.Empty(await outbox.FailedAsync(Noon.AddHours(2), Ending));
        Assert.False(await outbox.RetryAsync(sent.Id, Noon.AddHours(2), Ending));
        Assert.True(await outbox.RetryAsync(failed.Id, Noon.AddHours(2), Ending));
        Assert.Empty(await outbox.FailedAsync(DateTimeOffset.MinValue, Ending));
        Assert.Equal([failed.Id], await outbox.DueAsync(Noon.AddHours(2), null, Ending));
    }

    [Fact]
    public async Task A_kill_at_any_write_of_adding_loses_and_doubles_nothing()
    {
        for (var death = 1; ; death++)
        {
            var store = await OpenStoreAsync(Ending);
            var entries = new[] { (Entry("a", Anna, Noon), Queued(Noon)), (Entry("a", Nino, Noon), Queued(Noon)) };
            var dying = new DyingStore(store, death);
            var isDead = await DiesAsync(() => new Outbox(dying).AddAsync(entries, Ending));

            var again = await new Outbox(store).AddAsync(entries, Ending);

            Assert.Equal(isDead, again.All(isNew => isNew));
            Assert.Equal([entries[0].Item1.Id, entries[1].Item1.Id], await new Outbox(store).DueAsync(Noon, null, Ending));
            Assert.Single(await new Outbox(store).OfAnalystAsync(Anna, Noon, Ending).ToListAsync(Ending));
            if (!isDead)
            {
                Assert.True(death > 4);
                return;
            }
        }
    }

    [Fact]
    public async Task A_kill_at_any_write_of_a_step_leaves_the_entry_due_at_one_step_or_the_other()
    {
        for (var death = 1; ; death++)
        {
            var store = await OpenStoreAsync(Ending);
            var outbox = new Outbox(store);
            var entry = Entry("a", Anna, Noon);
            await outbox.AddAsync([(entry, Queued(Noon))], Ending);
            var next = new OutboxStep(1, OutboxState.Deferred, Noon, "Later.", Noon.AddHours(1));

            var isDead = await DiesAsync(() => new Outbox(new DyingStore(store, death)).TryAdvanceAsync(entry.Id, Queued(Noon), next, Ending));

            var last = (await outbox.FindAsync(entry.Id, Ending))?.Last;
            Assert.Equal(last?.Number == 0 ? [entry.Id] : [], await outbox.DueAsync(Noon, null, Ending));
            Assert.Equal([entry.Id], await outbox.DueAsync(Noon.AddHours(1), null, Ending));
            if (!isDead)
            {
                Assert.Equal(4, death);
                return;
            }
        }
    }

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

    private static OutboxEntry Entry(string what, AnalystId analyst, DateTimeOffset decided) => new()
    {
        Id = OutboxId.Of(new AlertId($"level.gas.{what}"), analyst), Kind = MailKind.Alert, Decided = decided, AnalystId = analyst, AlertId = new AlertId($"level.gas.{what}"), Headline = what,
    };

    private static OutboxStep Queued(DateTimeOffset due) => new(0, OutboxState.Queued, Noon, "", due);

    private static OutboxStep Suppressed(DateTimeOffset time, string reason) => new(0, OutboxState.Suppressed, time, reason, time);
}
