using SignalWatch.Alerts;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Alerts.Delivery;
using SignalWatch.Alerts.Mail;
using SignalWatch.History.Tables;
using SignalWatch.Jobs;
using SignalWatch.Packs;
using SignalWatch.Tests.Alerts;
using SignalWatch.Tests.History;

namespace SignalWatch.Tests.Jobs;

/// <summary>What an entry's mail comes to when it is sent, some time after it was decided.</summary>
public sealed class SendMailDraftTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = MailSamples.Now;
    private static readonly Analyst Nino = MailSamples.Nino;

    private readonly TemporaryDirectory _directory = new();
    private readonly SqliteTableStore _store;

    public SendMailDraftTests() => _store = SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadWrite);

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    private AnalystHistory Analysts => new(_store);

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task An_alert_a_digest_and_a_trouble_are_written_to_whom_they_are_for()
    {
        await Analysts.SaveAsync(Nino, "test", Now, Ending);
        var digest = new OutboxEntry
        {
            Id = OutboxId.OfDigest(Nino.Id, MailSamples.Today), Kind = MailKind.Digest, Decided = Now, AnalystId = Nino.Id, Headline = "Digest", Content = MailSamples.DigestOf("text").ToJson(),
        };
        var trouble = new OutboxEntry
        {
            Id = OutboxId.OfTrouble("sources", MailSamples.Today), Kind = MailKind.Operator, Decided = Now, Headline = "Trouble", Content = MailSamples.TroubleOf("text").ToJson(),
        };

        Assert.Equal(Nino.Address, await RecipientAsync(Entry()));
        Assert.Equal(Nino.Address, await RecipientAsync(digest));
        Assert.Equal(MailSamples.Options.Operator, await RecipientAsync(trouble));
    }

    [Fact]
    public async Task An_analyst_who_was_removed_gets_none() =>
        Assert.Equal("There is no such analyst any more.", await ReasonAsync(Entry()));

    [Fact]
    public async Task An_analyst_who_was_paused_gets_none()
    {
        await Analysts.SaveAsync(Nino, "test", Now, Ending);
        await Analysts.PauseAsync(Nino.Id, "unsubscribed", "link", Now, Ending);

        Assert.EndsWith("unsubscribed", await ReasonAsync(Entry()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_was_given_the_id_of_another_has_none_of_their_mails()
    {
        await Analysts.SaveAsync(Nino with { Address = "other@example.org", Since = Now.AddMinutes(1) }, "test", Now, Ending);

        Assert.Equal("It was decided before this subscription began.", await ReasonAsync(Entry()));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("talks", true)]
    [InlineData("rail", false)]
    public async Task An_analyst_who_muted_it_gets_none_while_that_lasts(string? indicator, bool isKeptBack)
    {
        await Analysts.SaveAsync(Nino, "test", Now, Ending);
        await Analysts.MuteAsync(Nino.Id, indicator is null ? null : new IndicatorId(indicator), Now.AddHours(24), "link", Now, Ending);

        Assert.Equal(isKeptBack, await DraftAsync(Entry(), Now) is MailDraft.Suppressed);
        Assert.IsType<MailDraft.Ready>(await DraftAsync(Entry(), Now.AddHours(24)));
    }

    [Fact]
    public async Task Trouble_without_an_operator_is_told_nobody()
    {
        var trouble = new OutboxEntry { Id = OutboxId.OfTrouble("sources", MailSamples.Today), Kind = MailKind.Operator, Decided = Now, Headline = "Trouble", Content = MailSamples.TroubleOf("text").ToJson() };

        var draft = await DraftAsync(trouble, Now, new MailOptions());

        Assert.Contains("Mail:Operator", Assert.IsType<MailDraft.Suppressed>(draft).Reason, StringComparison.Ordinal);
    }

    private static OutboxEntry Entry() => new()
    {
        Id = MailSamples.Id, Kind = MailKind.Alert, Decided = Now, AnalystId = Nino.Id, AlertId = MailSamples.AlertId, Headline = "text",
    };

    private Task<MailDraft> DraftAsync(OutboxEntry entry, DateTimeOffset now, MailOptions? options = null) => new DraftMail(
        MailSamples.ComposerOf("text"), (_, _) => Task.FromResult<Alert?>(MailSamples.AlertOf("text")), Analysts, options ?? MailSamples.Options).RunAsync(entry, now, Ending);

    private async Task<string> ReasonAsync(OutboxEntry entry) => Assert.IsType<MailDraft.Suppressed>(await DraftAsync(entry, Now)).Reason;

    private async Task<string> RecipientAsync(OutboxEntry entry)
    {
        using var message = Assert.IsType<MailDraft.Ready>(await DraftAsync(entry, Now)).Message;
        Assert.StartsWith(entry.Id.Value, message.MessageId, StringComparison.Ordinal);
        return Assert.Single(message.To.Mailboxes).Address;
    }
}
