using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using SignalWatch.Alerts.Delivery;
using SignalWatch.Tests.History;
using SignalWatch.Tests.Services;

namespace SignalWatch.Tests.Alerts;

/// <summary>Against a real server that is also made to fail.</summary>
public sealed class SmtpTransportTests(SmtpServer server) : IClassFixture<SmtpServer>
{
    private static readonly OutboxId Id = new("level.gas.20250613.high.anna");

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SmtpSecurity.StartTls)]
    [InlineData(SmtpSecurity.Tls)]
    public async Task A_mail_arrives_as_it_was_sent(SmtpSecurity security)
    {
        await using var transport = Transport(await StartAsync(null, security));

        var outcome = await transport.DeliverAsync(Id, Mail(), Ending);

        Assert.IsType<DeliveryOutcome.Delivered>(outcome);
        var mail = Assert.Single(await server.MailsAsync(Ending));
        Assert.Equal(("Gas: high (was quiet)", $"{Id}@example.org", "anna@example.org"), (mail.Subject, mail.MessageId, mail.To.ToString()));
        Assert.Equal("Зангезур\n.\nend", mail.TextBody?.ReplaceLineEndings("\n").TrimEnd());
    }

    [Fact]
    public async Task Mails_that_follow_each_other_share_a_connection_until_there_is_a_rest()
    {
        await using var transport = Transport(await StartAsync(null));

        await transport.DeliverAsync(Id, Mail(), Ending);
        await transport.DeliverAsync(Id, Mail(), Ending);
        await transport.RestAsync(Ending);
        await transport.DeliverAsync(Id, Mail(), Ending);

        Assert.Equal(["connected", "message", "message", "connected", "message"], await EventsAsync(), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_was_idle_for_long_is_not_used_again()
    {
        var clock = new FakeTimeProvider();
        await using var transport = Transport(await StartAsync(null), clock);

        await transport.DeliverAsync(Id, Mail(), Ending);
        clock.Advance(TimeSpan.FromSeconds(31));
        await transport.DeliverAsync(Id, Mail(), Ending);

        Assert.Equal(["connected", "message", "connected", "message"], await EventsAsync(), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_kept_connection_that_has_died_is_replaced_and_the_mail_sent_once()
    {
        await using var transport = Transport(await StartAsync(null));
        await transport.DeliverAsync(Id, Mail(), Ending);
        await server.MisbehaveAsync(new { at = "mail", @do = "drop", times = 1 }, Ending);

        var outcome = await transport.DeliverAsync(Id, Mail(), Ending);

        Assert.IsType<DeliveryOutcome.Delivered>(outcome);
        Assert.Equal(["fault", "connected", "message"], await EventsAsync(), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_told_with_the_setting_and_without_the_password()
    {
        var options = await StartAsync(null);
        options.Password = "an old one";
        await using var transport = Transport(options);

        var reason = Assert.IsType<DeliveryOutcome.Unreachable>(await transport.DeliverAsync(Id, Mail(), Ending)).Reason;

        Assert.Contains("Smtp__Password", reason, StringComparison.Ordinal);
        Assert.DoesNotContain("an old one", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_of_an_authority_that_is_not_trusted_gets_no_mail()
    {
        var options = await StartAsync(null);
        options.AuthorityFile = "";
        await using var transport = Transport(options);

        var reason = Assert.IsType<DeliveryOutcome.Unreachable>(await transport.DeliverAsync(Id, Mail(), Ending)).Reason;

        Assert.Contains("not trusted", reason, StringComparison.Ordinal);
        Assert.Empty(await server.MailsAsync(Ending));
    }

    [Fact]
    public async Task A_server_whose_certificate_is_for_another_name_gets_no_mail()
    {
        var options = await StartAsync(null);
        options.Host = "127.0.0.1";
        await using var transport = Transport(options);

        var reason = Assert.IsType<DeliveryOutcome.Unreachable>(await transport.DeliverAsync(Id, Mail(), Ending)).Reason;

        Assert.Contains("another name", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_of_another_authority_than_the_own_one_is_not_trusted()
    {
        using var directory = new TemporaryDirectory();
        var options = await StartAsync(null);
        options.AuthorityFile = new TestCertificates(directory.FullName).AuthorityFile;
        await using var transport = Transport(options);

        var reason = Assert.IsType<DeliveryOutcome.Unreachable>(await transport.DeliverAsync(Id, Mail(), Ending)).Reason;

        Assert.Contains("not trusted", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_speaks_no_tls_where_it_should_gets_no_mail()
    {
        var options = await StartAsync(null);
        options.Security = SmtpSecurity.Tls;
        await using var transport = Transport(options);

        var reason = Assert.IsType<DeliveryOutcome.Unreachable>(await transport.DeliverAsync(Id, Mail(), Ending)).Reason;

        Assert.Contains("Smtp:Security", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no certificate")]
    public async Task An_authority_file_without_a_certificate_is_refused_by_name(string content)
    {
        using var directory = new TemporaryDirectory();
        var path = Path.Combine(directory.FullName, "own.pem");
        await File.WriteAllTextAsync(path, content, Ending);

        var problem = Assert.Throws<InvalidDataException>(() => Transport(new SmtpOptions { Host = "localhost", AuthorityFile = path }));

        Assert.Contains("own.pem", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_refuses_the_connection_is_unreachable()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        await using var transport = Transport(new SmtpOptions { Host = "localhost", Port = port });

        var reason = Assert.IsType<DeliveryOutcome.Unreachable>(await transport.DeliverAsync(Id, Mail(), Ending)).Reason;

        Assert.Contains("Smtp:Host", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("connect", 421, "4.3.2 Closing")]
    [InlineData("connect", 554, "5.3.2 Not today")]
    [InlineData("mail", 553, "5.7.1 This sender may not send")]
    [InlineData("rcpt", 421, "4.7.0 Too many")]
    public async Task A_server_that_takes_nothing_from_anybody_is_unreachable(string at, int code, string text)
    {
        await using var transport = Transport(await StartAsync(new { at, @do = "reply", code, text }));

        var outcome = await transport.DeliverAsync(Id, Mail(), Ending);

        Assert.Contains(text[6..], Assert.IsType<DeliveryOutcome.Unreachable>(outcome).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mail", 451, "4.3.0 Later")]
    [InlineData("rcpt", 450, "4.2.0 Greylisted")]
    [InlineData("message", 452, "4.3.1 Disk full")]
    public async Task A_mail_that_the_server_asks_to_send_later_is_deferred(string at, int code, string text)
    {
        await using var transport = Transport(await StartAsync(new { at, @do = "reply", code, text }));

        var outcome = await transport.DeliverAsync(Id, Mail(), Ending);

        Assert.Contains(text[6..], Assert.IsType<DeliveryOutcome.Deferred>(outcome).Reason, StringComparison.Ordinal);
        Assert.Empty(await server.MailsAsync(Ending));
    }

    [Theory]
    [InlineData("rcpt", 550, "5.1.1 No such user", true)]
    [InlineData("rcpt", 550, "5.1.10 No mail here", true)]
    [InlineData("rcpt", 550, "5.1.8 Sender's domain unknown", false)]
    [InlineData("rcpt", 554, "5.7.1 Relaying denied", false)]
    [InlineData("rcpt", 550, "No such user", false)]
    [InlineData("message", 554, "5.1.1 Looks like spam", false)]
    public async Task A_mail_that_the_server_never_takes_is_refused_and_says_whether_the_address_is_bad(string at, int code, string text, bool isAddressBad)
    {
        await using var transport = Transport(await StartAsync(new { at, @do = "reply", code, text }));

        var outcome = Assert.IsType<DeliveryOutcome.Refused>(await transport.DeliverAsync(Id, Mail(), Ending));

        Assert.Equal(isAddressBad, outcome.IsAddressBad);
        Assert.Contains(text[6..], outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_refused_mail_the_next_goes_over_the_same_connection()
    {
        await using var transport = Transport(await StartAsync(new { at = "rcpt", @do = "reply", code = 550, text = "5.1.1 No such user", times = 1 }));

        await transport.DeliverAsync(Id, Mail(), Ending);
        var outcome = await transport.DeliverAsync(Id, Mail(), Ending);

        Assert.IsType<DeliveryOutcome.Delivered>(outcome);
        Assert.Equal(["connected", "fault", "message"], await EventsAsync(), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("rcpt", "drop")]
    [InlineData("rcpt", "garbage")]
    public async Task A_connection_that_ends_before_the_mail_defers_it(string at, string how)
    {
        await using var transport = Transport(await StartAsync(new { at, @do = how, times = 1 }));

        var outcome = await transport.DeliverAsync(Id, Mail(), Ending);

        Assert.DoesNotContain("may have", Assert.IsType<DeliveryOutcome.Deferred>(outcome).Reason, StringComparison.Ordinal);
        Assert.IsType<DeliveryOutcome.Delivered>(await transport.DeliverAsync(Id, Mail(), Ending));
    }

    [Fact]
    public async Task A_mail_whose_acceptance_was_not_heard_goes_again_under_the_same_id()
    {
        await using var transport = Transport(await StartAsync(new { at = "message", @do = "drop", times = 1 }));

        var lost = await transport.DeliverAsync(Id, Mail(), Ending);
        var again = await transport.DeliverAsync(Id, Mail(), Ending);

        Assert.Contains("may have", Assert.IsType<DeliveryOutcome.Deferred>(lost).Reason, StringComparison.Ordinal);
        Assert.IsType<DeliveryOutcome.Delivered>(again);
        var mails = await server.MailsAsync(Ending);
        Assert.Equal(2, mails.Count);
        Assert.Single(mails.Select(mail => mail.MessageId).Distinct(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("data", "drop")]
    [InlineData("message", "garbage")]
    public async Task A_connection_that_fails_while_the_mail_is_under_way_defers_it(string at, string how)
    {
        await using var transport = Transport(await StartAsync(new { at, @do = how, times = 1 }));

        var outcome = await transport.DeliverAsync(Id, Mail(), Ending);

        Assert.IsType<DeliveryOutcome.Deferred>(outcome);
    }

    [Theory]
    [InlineData("rcpt")]
    [InlineData("message")]
    public async Task A_server_that_says_nothing_more_is_given_up(string at)
    {
        var clock = new FakeTimeProvider();
        var options = await StartAsync(new { at, @do = "stall", times = 1 });
        await using var transport = Transport(options, clock);

        var delivering = transport.DeliverAsync(Id, Mail(), Ending);
        await server.NextAsync("fault", Ending);
        clock.Advance(options.SendTimeout);

        Assert.Contains("took too long", Assert.IsType<DeliveryOutcome.Deferred>(await delivering).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_without_a_greeting_is_given_up()
    {
        var clock = new FakeTimeProvider();
        var options = await StartAsync(new { at = "connect", @do = "stall", times = 1 });
        await using var transport = Transport(options, clock);

        var delivering = transport.DeliverAsync(Id, Mail(), Ending);
        await server.NextAsync("fault", Ending);
        clock.Advance(options.ConnectTimeout);

        Assert.Contains("did not answer", Assert.IsType<DeliveryOutcome.Unreachable>(await delivering).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_speaks_something_else_is_unreachable()
    {
        await using var transport = Transport(await StartAsync(new { at = "connect", @do = "garbage" }));

        var outcome = await transport.DeliverAsync(Id, Mail(), Ending);

        Assert.Contains("does not speak SMTP", Assert.IsType<DeliveryOutcome.Unreachable>(outcome).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_gives_up_a_mail_under_way()
    {
        using var stop = new CancellationTokenSource();
        await using var transport = Transport(await StartAsync(new { at = "rcpt", @do = "stall", times = 1 }));

        var delivering = transport.DeliverAsync(Id, Mail(), stop.Token);
        await server.NextAsync("fault", Ending);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => delivering);
    }

    private static SmtpTransport Transport(SmtpOptions options, TimeProvider? clock = null) =>
        new(options, clock ?? TimeProvider.System, NullLogger<SmtpTransport>.Instance);

    private static MimeMessage Mail() => new(
        [new MailboxAddress("SignalWatch", "watch@example.org")],
        [new MailboxAddress("", "anna@example.org")],
        "Gas: high (was quiet)",
        new TextPart("plain") { Text = "Зангезур\n.\nend\n" })
    {
        MessageId = $"{Id}@example.org",
    };

    private async Task<SmtpOptions> StartAsync(object? fault, SmtpSecurity security = SmtpSecurity.StartTls)
    {
        var options = await server.OptionsAsync(Ending, security);
        await server.MisbehaveAsync(fault, Ending);
        return options;
    }

    private async Task<IEnumerable<string>> EventsAsync() =>
        (await server.EventsAsync(Ending)).Select(one => one["event"]!.GetValue<string>());
}
