using SignalWatch.Alerts;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Alerts.Delivery;
using SignalWatch.Alerts.Mail;
using SignalWatch.History.Tables;
using SignalWatch.Tests.Cli;
using SignalWatch.Tests.History;

namespace SignalWatch.Tests.Alerts;

public sealed class OutboxCommandTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2025, 6, 13, 12, 0, 0, TimeSpan.Zero);
    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Mails_are_listed_newest_first_with_state_and_reason()
    {
        await FillAsync();

        var all = await RunAsync("outbox", "--format", "csv");
        var suppressed = await RunAsync("outbox", "--state", "suppressed", "--format", "csv");

        Assert.Equal(0, all.ExitCode);
        Assert.Equal(["decided", "2025-06-13T14", "2025-06-13T13", "2025-06-13T12"], all.Output.Trim().Split('\n').Select(line => line.Split(',')[0].Split(':')[0]), StringComparer.Ordinal);
        Assert.Contains("It is muted.", suppressed.Output, StringComparison.Ordinal);
        Assert.Equal(2, suppressed.Output.Trim().Split('\n').Length);
    }

    [Fact]
    public async Task What_was_given_up_is_queued_again_and_health_sees_both()
    {
        await FillAsync();
        var before = await RunAsync("health");

        var retried = await RunAsync("outbox", "--retry");
        var again = await RunAsync("outbox", "--retry");

        Assert.Equal(1, before.ExitCode);
        Assert.Contains("1 mail was given up", before.Output, StringComparison.Ordinal);
        Assert.StartsWith("1 mail is queued again", retried.Output, StringComparison.Ordinal);
        Assert.StartsWith("Nothing was given up.", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_mail_is_queued_again_by_its_id_and_others_are_refused()
    {
        await FillAsync();

        var sent = await RunAsync("outbox", "--retry", "b.anna");
        var unknown = await RunAsync("outbox", "--retry", "no/such#id");
        var failed = await RunAsync("outbox", "--retry", "c.anna");

        Assert.Equal((2, 2, 0), (sent.ExitCode, unknown.ExitCode, failed.ExitCode));
        Assert.Contains("b.anna is suppressed, not given up", sent.Error, StringComparison.Ordinal);
        Assert.Contains("no mail 'no/such#id'", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directory_without_a_history_fails_the_probe()
    {
        var health = await RunAsync("health", "--format", "json");

        Assert.Equal(1, health.ExitCode);
        Assert.Contains("\"storage\"", health.Output, StringComparison.Ordinal);
    }

    private Task<CommandRun> RunAsync(params string[] args) => CommandRun.OfAsync([.. args, "--data", _directory.FullName]);

    private async Task FillAsync()
    {
        await using var store = SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadWrite);
        var outbox = new Outbox(store);
        await outbox.AddAsync(
            [
                (Entry("a", 0), new(0, OutboxState.Deferred, Noon, "It is night.", DateTimeOffset.MaxValue)),
                (Entry("b", 1), new(0, OutboxState.Suppressed, Noon, "It is muted.", Noon)),
                (Entry("c", 2), new(0, OutboxState.Failed, TimeProvider.System.GetUtcNow(), "554 Spam", Noon)),
            ],
            Ending);
    }

    private static OutboxEntry Entry(string what, int hour) => new()
    {
        Id = new OutboxId($"{what}.anna"), Kind = MailKind.Alert, Decided = Noon.AddHours(hour), AnalystId = new AnalystId("anna"), AlertId = new AlertId(what), Headline = what,
    };
}
