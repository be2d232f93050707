using Microsoft.Extensions.Time.Testing;
using SignalWatch.Alerts;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Alerts.Delivery;
using SignalWatch.Alerts.Digests;
using SignalWatch.Alerts.Mail;
using SignalWatch.History.Tables;
using SignalWatch.Jobs;
using SignalWatch.Packs;
using SignalWatch.Stories;
using SignalWatch.Tests.Assessment;
using SignalWatch.Tests.History;
using SignalWatch.Tests.Jobs;

namespace SignalWatch.Tests.Alerts;

public sealed class DigestSendTests : IDisposable
{
    private static readonly DateTimeOffset Seven = new(2025, 6, 13, 5, 5, 0, TimeSpan.Zero);
    private static readonly Analyst Berta = new() { Id = new AnalystId("berta"), Address = "berta@example.org", TimeZone = "Europe/Berlin", Since = Seven.AddDays(-30) };
    private static readonly Analyst Tea = Berta with { Id = new AnalystId("tea"), Address = "tea@example.org", TimeZone = "Asia/Tbilisi" };
    private static readonly Pack Pack = SmallPack.Create();

    private readonly TemporaryDirectory _directory = new();
    private readonly FakeTimeProvider _clock = new(Seven);

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task An_analyst_has_one_digest_a_day_however_often_the_timer_runs()
    {
        await using var store = await FilledAsync(Berta, Tea);
        await TellStoryAsync(store, Seven.AddHours(-1));

        var written = new List<OutboxId>();
        for (var hour = 0; hour < 40; hour++)
        {
            written.AddRange(await RunAsync(store));
            await TellStoryAsync(store, _clock.GetUtcNow().AddMinutes(10));
            _clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(
            ["digest.20250613.berta", "digest.20250613.tea", "digest.20250614.tea", "digest.20250614.berta"],
            written.Select(id => id.Value), StringComparer.Ordinal);
    }

    [Fact]
    public async Task It_begins_where_the_last_one_ended_and_repeats_none_of_its_stories()
    {
        await using var store = await FilledAsync(Berta);
        await TellStoryAsync(store, Seven.AddHours(-1), "first");
        var first = await ContentAsync(store, Assert.Single(await RunAsync(store)));
        _clock.Advance(TimeSpan.FromHours(24));
        await TellStoryAsync(store, Seven.AddHours(-2), "late");
        await TellStoryAsync(store, Seven.AddHours(5), "second");

        var second = await ContentAsync(store, Assert.Single(await RunAsync(store)));

        Assert.Equal(Seven.AddDays(-1).AddMinutes(-5), first.From);
        Assert.Equal(first.Until, second.From);
        Assert.Equal(["first"], first.Stories.Select(story => story.Story.Title), StringComparer.Ordinal);
        Assert.Equal(["late", "second"], second.Stories.Select(story => story.Story.Title).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public async Task What_was_held_back_since_the_last_one_is_told_with_the_reason()
    {
        await using var store = await FilledAsync(Berta);
        await AddAlertAsync(store, "cap", Seven.AddHours(-3), OutboxState.Suppressed, "Six mails had been sent.");
        await AddAlertAsync(store, "sent", Seven.AddHours(-4), OutboxState.Queued, "");
        await AddAlertAsync(store, "old", Seven.AddDays(-3), OutboxState.Suppressed, "Muted.");

        var digest = await ContentAsync(store, Assert.Single(await RunAsync(store)));

        Assert.Equal(new DigestHeld(Seven.AddHours(-3), "cap", "Six mails had been sent."), Assert.Single(digest.Held));
    }

    [Fact]
    public async Task A_day_without_news_is_one_line_for_who_wants_it_and_is_remembered_for_who_does_not()
    {
        await using var store = await FilledAsync(Berta, Tea with { WantsEmptyDigest = true });

        var written = await RunAsync(store);
        await TellStoryAsync(store, Seven.AddMinutes(10));
        _clock.Advance(TimeSpan.FromHours(1));
        var later = await RunAsync(store);

        Assert.Equal("digest.20250613.tea", Assert.Single(written).Value);
        Assert.Empty(later);
        Assert.Equal(OutboxState.Suppressed, (await new Outbox(store).FindAsync(OutboxId.OfDigest(Berta.Id, new DateOnly(2025, 6, 13)), Ending))?.Last.State);
        Assert.True((await ContentAsync(store, written[0])).IsEmpty);
    }

    [Fact]
    public async Task Who_has_left_has_none()
    {
        await using var store = await FilledAsync(Berta with { PausedBecause = "unsubscribed" }, Tea with { Digest = DigestRhythm.None });
        await TellStoryAsync(store, Seven.AddHours(-1));

        Assert.Empty(await RunAsync(store));
    }

    [Fact]
    public async Task A_run_that_dies_before_any_of_its_writes_is_made_good_by_the_next_without_a_second_digest()
    {
        for (var write = 1; ; write++)
        {
            await using var store = await FilledAsync(Berta, Tea);
            await TellStoryAsync(store, Seven.AddHours(-1));
            var dying = new DyingStore(store, write);
            var isDead = await Record.ExceptionAsync(() => RunAsync(dying)) is not null;

            await RunAsync(store);
            await RunAsync(store);

            var due = await new Outbox(store).DueAsync(Seven, null, Ending);
            Assert.Equal(["digest.20250613.berta", "digest.20250613.tea"], due.Select(id => id.Value).Order(StringComparer.Ordinal), StringComparer.Ordinal);
            if (!isDead)
            {
                Assert.InRange(write, 2, 50);
                return;
            }
        }
    }

    [Fact]
    public async Task Two_runs_at_once_write_each_digest_once()
    {
        await using var store = await FilledAsync(Berta, Tea);
        await TellStoryAsync(store, Seven.AddHours(-1));

        var written = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => RunAsync(store), Ending)));

        Assert.Equal(["digest.20250613.berta", "digest.20250613.tea"], written.SelectMany(ids => ids).Select(id => id.Value).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static async Task AddAlertAsync(ITableStore store, string headline, DateTimeOffset at, OutboxState state, string reason)
    {
        var alert = new AlertId(headline);
        var entry = new OutboxEntry { Id = OutboxId.Of(alert, Berta.Id), Kind = MailKind.Alert, Decided = at, AnalystId = Berta.Id, AlertId = alert, Headline = headline };
        await new Outbox(store).AddAsync([(entry, new OutboxStep(0, state, at, reason, at))], Ending);
    }

    private static async Task TellStoryAsync(ITableStore store, DateTimeOffset at, string title = "A story")
    {
        var evidence = new StoryEvidence
        {
            IndicatorId = SmallPack.Talks, StoryId = new StoryId(FormattableString.Invariant($"{title.Length}{at.UtcTicks}")), Time = at, Probability = 0.9, Items = 2, Publishers = ["a", "b"],
            Trust = 0.8, IsOfficial = false, IsBackfill = false, Title = title, Outlet = "Herald", Why = "", Sentence = "",
        };
        await new StoryHistory(store).ReplaceAsync([StoryRows.From(new StoredStory(evidence, ["herald|1"]))], [], Ending);
    }

    private static async Task<DigestContent> ContentAsync(ITableStore store, OutboxId id) =>
        DigestContent.FromJson((await new Outbox(store).FindAsync(id, Ending))?.Entry.Content ?? "");

    private Task<IReadOnlyList<OutboxId>> RunAsync(ITableStore store) => new SendDigests(Pack, store, _clock).RunAsync(Ending);

    private async Task<SqliteTableStore> FilledAsync(params Analyst[] analysts)
    {
        var store = SqliteTableStore.Open(_directory.Combine(Guid.NewGuid().ToString("N")), StoreAccess.ReadWrite);
        foreach (var analyst in analysts)
        {
            await new AnalystHistory(store).SaveAsync(analyst, "test", Seven.AddDays(-30), Ending);
        }

        return store;
    }
}
