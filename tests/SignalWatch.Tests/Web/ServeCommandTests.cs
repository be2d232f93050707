using System.Globalization;
using System.Net;
using System.Net.Sockets;
using SignalWatch.Cli;
using SignalWatch.Tests.Cli;
using SignalWatch.Tests.History;

namespace SignalWatch.Tests.Web;

public sealed class ServeCommandTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly LineWriter _output = new();
    private readonly StringWriter _error = new();
    private readonly CancellationTokenSource _ctrlC = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _ctrlC.Dispose();
        _output.Dispose();
        _error.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task It_says_where_it_is_answers_there_and_stops_when_told()
    {
        var (run, address) = await StartAsync("--port", "0");
        using var client = new HttpClient { BaseAddress = address };

        using var asset = await client.GetAsync(new Uri("/assets/plain.css", UriKind.Relative), Ending);
        using var link = await client.GetAsync(new Uri("/m/x", UriKind.Relative), Ending);
        await _ctrlC.CancelAsync();
        var exitCode = await run;

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest, 0, ""), (asset.StatusCode, link.StatusCode, exitCode, _error.ToString()));
        Assert.Equal("127.0.0.1", address.Host);
        Assert.Contains("Stopped.", _output.ToString(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri("/assets/plain.css", UriKind.Relative), Ending));
    }

    [Fact]
    public async Task It_stops_while_a_request_hangs()
    {
        var (run, address) = await StartAsync("--port", "0");
        using var hanging = new TcpClient();
        await hanging.ConnectAsync(address.Host, address.Port, Ending);
        await hanging.GetStream().WriteAsync("POST /m/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n"u8.ToArray(), Ending);

        await _ctrlC.CancelAsync();

        Assert.Equal(0, await run);
    }

    [Fact]
    public async Task The_directory_is_free_again_once_it_has_stopped()
    {
        var (run, _) = await StartAsync("--port", "0");

        var meanwhile = await RunAsync("purge", "--before", "2020-01-01");
        await _ctrlC.CancelAsync();
        await run;
        var after = await RunAsync("purge", "--before", "2020-01-01");

        Assert.Equal((1, 0), (meanwhile.ExitCode, after.ExitCode));
        Assert.Contains("is writing to", meanwhile.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_and_analysts_are_made_and_revoked_while_it_runs()
    {
        await RunAsync("keys", "create", "first");
        var (run, address) = await StartAsync("--port", "0", "--behind-proxy");
        using var client = new HttpClient { BaseAddress = address };

        var created = await RunAsync("keys", "create", "nino");
        client.DefaultRequestHeaders.Add("X-Api-Key", created.Output.Trim());
        using var answer = await client.GetAsync(new Uri("/api/v1/packs", UriKind.Relative), Ending);
        var revoked = await RunAsync("keys", "revoke", created.Output.Trim());
        var analyst = await RunAsync("analysts", "add", "nino", "nino@example.org", "--zone", "Asia/Tbilisi");
        var list = await RunAsync("keys", "list", "--format", "csv");
        await _ctrlC.CancelAsync();

        Assert.Equal((0, HttpStatusCode.OK, 0, 0, 0), (created.ExitCode, answer.StatusCode, revoked.ExitCode, analyst.ExitCode, await run));
        Assert.Matches(@"(?m)^\w+,nino,read,[^,]+,[^,]+,[^,]+$", list.Output);
    }

    [Fact]
    public async Task A_port_in_use_is_told_with_what_to_do()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        var run = await RunAsync("serve", "--no-poll", "--port", port);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"http://127.0.0.1:{port}: the port is in use.", run.Error, StringComparison.Ordinal);
        Assert.Contains("--port", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--urls http://0.0.0.0:0", "http://0.0.0.0:0 lets others in")]
    [InlineData("--urls http://*:0", "lets others in")]
    [InlineData("--urls http://127.0.0.1:0;http://192.0.2.1:0", "http://192.0.2.1:0 lets others in")]
    [InlineData("--port 0 --behind-proxy", "A proxy lets others in")]
    public async Task Nobody_else_is_let_in_without_a_key_for_them(string options, string expected)
    {
        var run = await RunAsync(["serve", "--no-poll", .. options.Split(' ')]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Contains("keys create NAME", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_key_is_no_key()
    {
        var key = (await RunAsync("keys", "create", "nino")).Output.Trim();
        await RunAsync("keys", "revoke", key);

        var run = await RunAsync("serve", "--no-poll", "--urls", "http://0.0.0.0:0");

        Assert.Contains("lets others in", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--urls http://0.0.0.0:0", "/nothing", HttpStatusCode.NotFound)]
    [InlineData("--port 0 --behind-proxy", "/nothing", HttpStatusCode.NotFound)]
    public async Task With_a_key_it_serves_others_too(string options, string path, HttpStatusCode expected)
    {
        await RunAsync("keys", "create", "nino");
        var (run, address) = await StartAsync(options.Split(' '));
        using var client = new HttpClient { BaseAddress = new UriBuilder(address) { Host = "127.0.0.1" }.Uri };

        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Ending);
        await _ctrlC.CancelAsync();

        Assert.Equal((expected, 0), (answer.StatusCode, await run));
    }

    [Theory]
    [InlineData("--urls https://127.0.0.1:5391", "--behind-proxy")]
    [InlineData("--urls 127.0.0.1", "not an address to serve on")]
    [InlineData("--urls ftp://127.0.0.1:5391", "not an address to serve on")]
    [InlineData("--urls http://127.0.0.1:99999", "not an address to serve on")]
    [InlineData("--urls http://127.0.0.1:5391/desk", "not an address to serve on")]
    [InlineData("--urls ;", "write at least one address")]
    [InlineData("--port 65536", "write 0 to 65535")]
    [InlineData("--port http", "write 0 to 65535")]
    public async Task An_address_that_can_not_be_meant_is_refused(string options, string expected)
    {
        var run = await RunAsync(["serve", "--no-poll", .. options.Split(' ')]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    private Task<CommandRun> RunAsync(params string[] args) => CommandRun.OfAsync([.. args, "--data", _directory.FullName]);

    private async Task<(Task<int> Run, Uri Address)> StartAsync(params string[] options)
    {
        var run = CommandLine.RunAsync(["serve", "--no-poll", .. options, "--data", _directory.FullName], _output, _error, _ctrlC.Token);
        var address = _output.FindAsync(@"SignalWatch is at (http://\S+)", Ending);
        Assert.True(await Task.WhenAny(address, run) == address, _error.ToString());
        return (run, new Uri((await address).Groups[1].Value));
    }
}
