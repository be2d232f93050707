using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SignalWatch.Feeds.Fetching;

namespace SignalWatch.Tests.Feeds;

public sealed class HttpFetcherTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Uri Start = new(FetchFaults.Host + "/start");

    public static TheoryData<string> FaultNames => [.. FetchFaults.All.Keys];

    [Theory]
    [MemberData(nameof(FaultNames))]
    public async Task A_fault_is_told_by_its_kind_and_within_the_time_limits(string name)
    {
        await using var server = new WireServer();
        var (fault, play) = FetchFaults.All[name];
        play(server);
        using var fetcher = Fetcher(server, options =>
        {
            options.HeadersTimeout = TimeSpan.FromMilliseconds(fault == FetchFault.Timeout ? 200 : 20_000);
            options.TotalTimeout = TimeSpan.FromMilliseconds(fault == FetchFault.Timeout ? 300 : 20_000);
        });
        var watch = Stopwatch.StartNew();

        var outcome = await fetcher.FetchAsync(new FetchRequest { Url = Start }, TestContext.Current.CancellationToken);

        var failed = Assert.IsType<FetchOutcome.Failed>(outcome);
        Assert.Equal(fault, failed.Fault);
        Assert.Contains("news.example", failed.Message + Start, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(15), $"It took {watch.Elapsed}.");
    }

    [Theory]
    [InlineData("http://127.0.0.1/feed", FetchFault.Address)]
    [InlineData("http://[::1]:8080/feed", FetchFault.Address)]
    [InlineData("https://172.16.5.5/feed", FetchFault.Address)]
    [InlineData("http://[::ffff:10.0.0.1]/feed", FetchFault.Address)]
    [InlineData("http://[fe80::1]/feed", FetchFault.Address)]
    [InlineData("file:///etc/hostname", FetchFault.Scheme)]
    [InlineData("ftp://news.example/feed", FetchFault.Scheme)]
    [InlineData("http://no-such-host.invalid/", FetchFault.Dns)]
    public async Task An_address_that_is_refused_is_never_asked(string url, FetchFault fault)
    {
        await using var server = new WireServer();
        using var fetcher = Fetcher(server);

        var outcome = await fetcher.FetchAsync(new FetchRequest { Url = new Uri(url) }, TestContext.Current.CancellationToken);

        Assert.Equal(fault, Assert.IsType<FetchOutcome.Failed>(outcome).Fault);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_a_network_fault()
    {
        var closed = new WireServer();
        var endpoint = closed.Endpoint;
        await closed.DisposeAsync();
        using var fetcher = Fetcher(endpoint);

        var outcome = await fetcher.FetchAsync(new FetchRequest { Url = Start }, TestContext.Current.CancellationToken);

        Assert.Equal(FetchFault.Network, Assert.IsType<FetchOutcome.Failed>(outcome).Fault);
    }

    [Fact]
    public async Task A_server_without_TLS_is_a_certificate_fault()
    {
        await using var server = new WireServer();
        using var fetcher = Fetcher(server.Endpoint, options => options.HeadersTimeout = TimeSpan.FromSeconds(5), "https-news.example");

        var request = new FetchRequest { Url = new Uri("https://https-news.example/start") };
        var fetching = fetcher.FetchAsync(request, TestContext.Current.CancellationToken);

        var failed = Assert.IsType<FetchOutcome.Failed>(await fetching);
        Assert.True(failed.Fault is FetchFault.Certificate or FetchFault.Network or FetchFault.Timeout, failed.Message);
    }

    [Fact]
    public async Task A_body_comes_with_what_the_headers_say()
    {
        await using var server = new WireServer();
        server.On("/start", """
            HTTP/1.1 200 OK
            Content-Type: application/rss+xml; charset=windows-1251
            ETag: W/"a1"
            Last-Modified: Sun, 01 Mar 2026 10:00:00 GMT
            Cache-Control: public, max-age=600
            Set-Cookie: id=1
            """, "<rss/>"u8.ToArray());
        using var fetcher = Fetcher(server);

        var outcome = await fetcher.FetchAsync(new FetchRequest { Url = Start }, TestContext.Current.CancellationToken);
        await fetcher.FetchAsync(new FetchRequest { Url = Start }, TestContext.Current.CancellationToken);

        var fetched = Assert.IsType<FetchOutcome.Fetched>(outcome);
        Assert.Equal("<rss/>", Encoding.UTF8.GetString(fetched.Body.Span));
        Assert.Equal("application/rss+xml; charset=windows-1251", fetched.ContentType);
        Assert.Equal("W/\"a1\"", fetched.ETag);
        Assert.Equal("Sun, 01 Mar 2026 10:00:00 GMT", fetched.LastModified);
        Assert.Equal(TimeSpan.FromMinutes(10), fetched.Freshness);
        Assert.Equal(Start, fetched.FinalUrl);
        Assert.Null(fetched.PermanentUrl);
        Assert.All(server.Requests, head => Assert.Contains("User-Agent: SignalWatch/0.1 (+https://", head, StringComparison.Ordinal));
        Assert.DoesNotContain(server.Requests, head => head.Contains("Cookie", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_held_copy_is_asked_about_with_its_own_validators()
    {
        await using var server = new WireServer();
        server.On("/start", "HTTP/1.1 304 Not Modified\r\nETag: \"a2\"\r\nCache-Control: max-age=60");
        using var fetcher = Fetcher(server);
        var request = new FetchRequest { Url = Start, ETag = "W/\"a1\"", LastModified = "yesterday, roughly" };

        var outcome = await fetcher.FetchAsync(request, TestContext.Current.CancellationToken);

        var same = Assert.IsType<FetchOutcome.NotModified>(outcome);
        Assert.Equal("\"a2\"", same.ETag);
        Assert.Equal(TimeSpan.FromMinutes(1), same.Freshness);
        var head = Assert.Single(server.Requests);
        Assert.Contains("If-None-Match: W/\"a1\"\r\n", head, StringComparison.Ordinal);
        Assert.Contains("If-Modified-Since: yesterday, roughly\r\n", head, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("x-gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("deflate, bare")]
    [InlineData("gzip, br")]
    [InlineData("gzip, but sent plain")]
    [InlineData("identity")]
    public async Task A_compressed_body_is_unpacked(string how)
    {
        var plain = Encoding.UTF8.GetBytes($"<rss>{new string('a', 5000)}</rss>");
        var gzip = FetchFaults.Compress(plain, stream => new GZipStream(stream, CompressionLevel.Optimal));
        var (encoding, body) = how switch
        {
            "br" => ("br", FetchFaults.Compress(plain, stream => new BrotliStream(stream, CompressionLevel.Optimal))),
            "deflate" => ("deflate", FetchFaults.Compress(plain, stream => new ZLibStream(stream, CompressionLevel.Optimal))),
            "deflate, bare" => ("deflate", FetchFaults.Compress(plain, stream => new DeflateStream(stream, CompressionLevel.Optimal))),
            "gzip, br" => ("gzip, br", FetchFaults.Compress(gzip, stream => new BrotliStream(stream, CompressionLevel.Optimal))),
            "gzip, but sent plain" => ("gzip", plain),
            "identity" => ("identity", plain),
            _ => (how, gzip),
        };
        await using var server = new WireServer();
        server.On("/start", $"HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}", body);
        using var fetcher = Fetcher(server);

        var outcome = await fetcher.FetchAsync(new FetchRequest { Url = Start }, TestContext.Current.CancellationToken);

        Assert.Equal(plain, Assert.IsType<FetchOutcome.Fetched>(outcome).Body.ToArray());
    }

    [Theory]
    [InlineData("301 308", true)]
    [InlineData("308", true)]
    [InlineData("302", false)]
    [InlineData("301 302", false)]
    [InlineData("307 301", false)]
    public async Task A_move_is_permanent_only_when_every_redirect_is(string statuses, bool isPermanent)
    {
        await using var server = new WireServer();
        var path = "/start";
        foreach (var status in statuses.Split(' '))
        {
            var next = $"{path}-{status}";
            server.On(path, $"HTTP/1.1 {status} Moved\r\nLocation: {FetchFaults.Host}{next}");
            path = next;
        }

        server.On(path, "HTTP/1.1 200 OK", "<rss/>"u8.ToArray());
        using var fetcher = Fetcher(server);

        var outcome = await fetcher.FetchAsync(new FetchRequest { Url = Start }, TestContext.Current.CancellationToken);

        var fetched = Assert.IsType<FetchOutcome.Fetched>(outcome);
        Assert.Equal(new Uri(FetchFaults.Host + path), fetched.FinalUrl);
        Assert.Equal(isPermanent ? fetched.FinalUrl : null, fetched.PermanentUrl);
    }

    [Theory]
    [InlineData("429", "120", 120)]
    [InlineData("503", "Sun, 01 Mar 2026 12:10:00 GMT", 600)]
    [InlineData("503", "Sun, 01 Mar 2026 11:00:00 GMT", 0)]
    [InlineData("429", "99999999999999999999999", 86400)]
    [InlineData("429", "Sun, 01 Mar 2036 12:10:00 GMT", 86400)]
    [InlineData("503", "soon", null)]
    [InlineData("503", "-5", null)]
    public async Task Retry_after_is_read_in_both_forms_and_bounded_to_a_day(string status, string stated, int? seconds)
    {
        await using var server = new WireServer();
        server.On("/start", $"HTTP/1.1 {status} Busy\r\nRetry-After: {stated}");
        using var fetcher = Fetcher(server, time: new FakeTimeProvider(Now));

        var outcome = await fetcher.FetchAsync(new FetchRequest { Url = Start }, TestContext.Current.CancellationToken);

        var failed = Assert.IsType<FetchOutcome.Failed>(outcome);
        Assert.Equal(seconds, (int?)failed.RetryAfter?.TotalSeconds);
        Assert.Equal(status, ((int)failed.Status!).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_host_is_asked_one_request_at_a_time_with_the_gap_between()
    {
        await using var server = new WireServer();
        var (inside, most) = (0, 0);
        server.On("/start", async exchange =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\no");
            Interlocked.Decrement(ref inside);
            await exchange.SendAsync("k");
        });
        using var time = new GapClock(Now, TimeSpan.FromSeconds(5));
        using var fetcher = Fetcher(server, options =>
        {
            options.MinimumHostGap = TimeSpan.FromSeconds(5);
            options.HeadersTimeout = TimeSpan.FromMinutes(5);
            options.TotalTimeout = TimeSpan.FromMinutes(10);
        }, time);

        var first = await fetcher.FetchAsync(new FetchRequest { Url = Start }, TestContext.Current.CancellationToken);
        var second = fetcher.FetchAsync(new FetchRequest { Url = Start }, TestContext.Current.CancellationToken);
        var third = fetcher.FetchAsync(new FetchRequest { Url = Start }, TestContext.Current.CancellationToken);
        await time.GapBegunAsync(TestContext.Current.CancellationToken);
        var before = (second.IsCompleted, third.IsCompleted, server.Requests.Count);
        time.Advance(TimeSpan.FromSeconds(5));
        await Task.WhenAny(second, third);
        var between = server.Requests.Count;
        await time.GapBegunAsync(TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(5));
        await Task.WhenAll(second, third);

        Assert.IsType<FetchOutcome.Fetched>(first);
        Assert.Equal((false, false, 1), before);
        Assert.Equal(2, between);
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task Giving_up_is_an_exception_and_frees_the_host()
    {
        await using var server = new WireServer();
        server.On("/start", exchange => exchange.HangAsync());
        server.On("/fine", "HTTP/1.1 200 OK", "<rss/>"u8.ToArray());
        using var fetcher = Fetcher(server);
        using var giveUp = new CancellationTokenSource();
        var hanging = fetcher.FetchAsync(new FetchRequest { Url = Start }, giveUp.Token);
        var waiting = fetcher.FetchAsync(new FetchRequest { Url = Start }, giveUp.Token);

        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hanging);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        var next = await fetcher.FetchAsync(
            new FetchRequest { Url = new Uri(FetchFaults.Host + "/fine") }, TestContext.Current.CancellationToken);
        Assert.IsType<FetchOutcome.Fetched>(next);
    }

    [Fact]
    public void A_host_can_be_mapped_to_loopback_only()
    {
        Assert.Throws<ArgumentException>(() => Fetcher(new IPEndPoint(IPAddress.Parse("10.0.0.1"), 80)));
    }

    [Theory]
    [InlineData("93.184.216.34", true)]
    [InlineData("8.8.8.8", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("100.128.0.1", true)]
    [InlineData("2606:2800:220:1::1", true)]
    [InlineData("64:ff9b::808:808", true)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("127.255.255.254", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.0.0.8", false)]
    [InlineData("198.19.0.1", false)]
    [InlineData("203.0.113.7", false)]
    [InlineData("239.1.1.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:8.8.8.8", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fec0::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fd12:3456::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("2001:0:4136:e378::1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2001:db8::1", false)]
    public void Only_the_public_internet_is_public(string address, bool isPublic)
    {
        Assert.Equal(isPublic, AddressRules.IsPublic(IPAddress.Parse(address)));
    }

    private static HttpFetcher Fetcher(WireServer server, Action<FetchOptions>? set = null, TimeProvider? time = null) =>
        Fetcher(server.Endpoint, set, "news.example", time);

    private static HttpFetcher Fetcher(
        IPEndPoint endpoint, Action<FetchOptions>? set = null, string host = "news.example", TimeProvider? time = null)
    {
        var options = new FetchOptions
        {
            MaximumBytes = 1024 * 1024,
            MinimumHostGap = TimeSpan.Zero,
            LoopbackHosts = new Dictionary<string, IPEndPoint>(StringComparer.Ordinal) { [host] = endpoint },
        };
        set?.Invoke(options);
        return new HttpFetcher(options, time ?? TimeProvider.System, NullLogger<HttpFetcher>.Instance);
    }
}
