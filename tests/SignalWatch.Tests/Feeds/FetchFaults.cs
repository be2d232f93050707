using System.IO.Compression;
using System.Text;
using SignalWatch.Feeds.Fetching;

namespace SignalWatch.Tests.Feeds;

/// <summary>Every way of going wrong that a server or a network was seen to have, by name, with the fault it must be told as.</summary>
internal static class FetchFaults
{
    public const string Host = "http://news.example";

    private static readonly byte[] Bomb = Compress(new byte[8 * 1024 * 1024], stream => new GZipStream(stream, CompressionLevel.Optimal));

    public static IReadOnlyDictionary<string, (FetchFault Fault, Action<WireServer> Play)> All { get; } =
        new Dictionary<string, (FetchFault, Action<WireServer>)>(StringComparer.Ordinal)
        {
            ["204 no content"] = (FetchFault.Status, On("HTTP/1.1 204 No Content")),
            ["300 multiple choices"] = (FetchFault.Status, On("HTTP/1.1 300 Multiple Choices")),
            ["304 unasked"] = (FetchFault.Status, On("HTTP/1.1 304 Not Modified")),
            ["400"] = (FetchFault.Status, On("HTTP/1.1 400 Bad Request")),
            ["401"] = (FetchFault.Status, On("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic")),
            ["403"] = (FetchFault.Status, On("HTTP/1.1 403 Forbidden")),
            ["404"] = (FetchFault.Status, On("HTTP/1.1 404 Not Found")),
            ["410"] = (FetchFault.Gone, On("HTTP/1.1 410 Gone")),
            ["429"] = (FetchFault.RateLimited, On("HTTP/1.1 429 Too Many Requests")),
            ["500"] = (FetchFault.Status, On("HTTP/1.1 500 Internal Server Error")),
            ["503"] = (FetchFault.Status, On("HTTP/1.1 503 Service Unavailable")),
            ["599"] = (FetchFault.Status, On("HTTP/1.1 599 Whatever")),
            ["redirect without location"] = (FetchFault.Redirects, On("HTTP/1.1 302 Found")),
            ["redirect to itself"] = (FetchFault.Redirects, On("HTTP/1.1 302 Found\r\nLocation: /start")),
            ["redirect loop"] = (FetchFault.Redirects, server =>
            {
                server.On("/start", "HTTP/1.1 302 Found\r\nLocation: /other");
                server.On("/other", "HTTP/1.1 301 Moved\r\nLocation: /start");
            }),
            ["endless redirects"] = (FetchFault.Redirects, server =>
            {
                server.On("/start", "HTTP/1.1 302 Found\r\nLocation: /1");
                for (var i = 1; i < 9; i++)
                {
                    server.On(FormattableString.Invariant($"/{i}"), FormattableString.Invariant($"HTTP/1.1 302 Found\r\nLocation: /{i + 1}"));
                }
            }),
            ["redirect to loopback"] = (FetchFault.Address, RedirectTo("http://127.0.0.1/")),
            ["redirect to loopback, IPv6"] = (FetchFault.Address, RedirectTo("http://[::1]/")),
            ["redirect to localhost"] = (FetchFault.Address, RedirectTo("http://localhost/")),
            ["redirect to private 10/8"] = (FetchFault.Address, RedirectTo("http://10.1.2.3/")),
            ["redirect to private 192.168/16"] = (FetchFault.Address, RedirectTo("http://192.168.0.1/")),
            ["redirect to carrier NAT"] = (FetchFault.Address, RedirectTo("http://100.64.0.1/")),
            ["redirect to cloud metadata"] = (FetchFault.Address, RedirectTo("http://169.254.169.254/latest/meta-data/")),
            ["redirect to Azure wire server"] = (FetchFault.Address, RedirectTo("http://168.63.129.16/")),
            ["redirect to mapped loopback"] = (FetchFault.Address, RedirectTo("http://[::ffff:127.0.0.1]/")),
            ["redirect to unique local"] = (FetchFault.Address, RedirectTo("http://[fd00:ec2::254]/")),
            ["redirect to multicast"] = (FetchFault.Address, RedirectTo("http://224.0.0.1/")),
            ["redirect to a number"] = (FetchFault.Address, RedirectTo("http://2130706433/")),
            ["redirect to zero"] = (FetchFault.Address, RedirectTo("http://0/")),
            ["redirect to a file"] = (FetchFault.Scheme, RedirectTo("file:///etc/passwd")),
            ["redirect to ftp"] = (FetchFault.Scheme, RedirectTo("ftp://news.example/feed")),
            ["redirect to gopher"] = (FetchFault.Scheme, RedirectTo("gopher://news.example/1")),
            ["redirect to a name that does not resolve"] = (FetchFault.Dns, RedirectTo("http://no-such-host.invalid/")),
            ["connection closed before any answer"] = (FetchFault.Network, Play(_ => Task.CompletedTask)),
            ["reset before any answer"] = (FetchFault.Network, Play(exchange =>
            {
                exchange.Reset();
                return Task.CompletedTask;
            })),
            ["reset in mid-body"] = (FetchFault.Network, Play(async exchange =>
            {
                await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<rss>");
                exchange.Reset();
            })),
            ["body shorter than stated"] = (FetchFault.Network, Play(exchange =>
                exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\nConnection: close\r\n\r\n<rss>"))),
            ["chunks cut off"] = (FetchFault.Network, Play(exchange =>
                exchange.SendAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<rss>\r\n"))),
            ["chunk size is garbage"] = (FetchFault.Protocol, Play(exchange =>
                exchange.SendAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n<rss>\r\n"))),
            ["not HTTP"] = (FetchFault.Protocol, Play(exchange => exchange.SendAsync("SSH-2.0-OpenSSH_9.9\r\n\r\n"))),
            ["headers too long"] = (FetchFault.TooLarge, Play(exchange =>
                exchange.SendAsync($"HTTP/1.1 200 OK\r\nX-Long: {new string('a', 100_000)}\r\n\r\n"))),
            ["no headers in time"] = (FetchFault.Timeout, Play(exchange => exchange.HangAsync())),
            ["headers stop half-way"] = (FetchFault.Timeout, Play(async exchange =>
            {
                await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Ty");
                await exchange.HangAsync();
            })),
            ["body never comes"] = (FetchFault.Timeout, Play(async exchange =>
            {
                await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
                await exchange.HangAsync();
            })),
            ["body drips"] = (FetchFault.Timeout, Play(async exchange =>
            {
                await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
                using var drip = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
                while (await drip.WaitForNextTickAsync(exchange.Stopped))
                {
                    await exchange.SendAsync("x");
                }
            })),
            ["body stated too large"] = (FetchFault.TooLarge, Play(exchange =>
                exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n<rss>"))),
            ["endless body"] = (FetchFault.TooLarge, Play(async exchange =>
            {
                await exchange.SendAsync("HTTP/1.1 200 OK\r\n\r\n");
                while (!exchange.Stopped.IsCancellationRequested)
                {
                    await exchange.SendAsync(new byte[64 * 1024]);
                }
            })),
            ["endless chunks"] = (FetchFault.TooLarge, Play(async exchange =>
            {
                await exchange.SendAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                while (!exchange.Stopped.IsCancellationRequested)
                {
                    await exchange.SendAsync($"1000\r\n{new string('a', 0x1000)}\r\n");
                }
            })),
            ["gzip bomb"] = (FetchFault.TooLarge, On("HTTP/1.1 200 OK\r\nContent-Encoding: gzip", Bomb)),
            ["gzip bomb in a gzip"] = (FetchFault.TooLarge, On(
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip, gzip",
                Compress(Bomb, stream => new GZipStream(stream, CompressionLevel.Optimal)))),
            ["brotli bomb"] = (FetchFault.TooLarge, On(
                "HTTP/1.1 200 OK\r\nContent-Encoding: br",
                Compress(new byte[8 * 1024 * 1024], stream => new BrotliStream(stream, CompressionLevel.Fastest)))),
            ["gzip damaged"] = (FetchFault.Encoding, On("HTTP/1.1 200 OK\r\nContent-Encoding: gzip", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 255, 254, 253])),
            ["gzip cut off"] = (FetchFault.Encoding, On("HTTP/1.1 200 OK\r\nContent-Encoding: gzip", Bomb[..500])),
            ["brotli damaged"] = (FetchFault.Encoding, On("HTTP/1.1 200 OK\r\nContent-Encoding: br", "<rss/>"u8.ToArray())),
            ["unknown encoding"] = (FetchFault.Encoding, On("HTTP/1.1 200 OK\r\nContent-Encoding: snappy", "<rss/>"u8.ToArray())),
            ["compressed nine times"] = (FetchFault.Encoding, On(
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip,gzip,gzip,gzip,gzip,gzip,gzip,gzip,gzip", "<rss/>"u8.ToArray())),
        };

    public static byte[] Compress(byte[] bytes, Func<Stream, Stream> by)
    {
        var target = new MemoryStream();
        using (var packer = by(target))
        {
            packer.Write(bytes);
        }

        return target.ToArray();
    }

    private static Action<WireServer> On(string head, byte[]? body = null) => server => server.On("/start", head, body);

    private static Action<WireServer> Play(Func<WireExchange, Task> answer) => server => server.On("/start", answer);

    private static Action<WireServer> RedirectTo(string url) =>
        server => server.On("/start", exchange => exchange.SendAsync(
            Encoding.UTF8.GetBytes($"HTTP/1.1 302 Found\r\nLocation: {url}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")));
}
