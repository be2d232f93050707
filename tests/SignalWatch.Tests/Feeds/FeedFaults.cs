using System.Globalization;
using System.Text;

namespace SignalWatch.Tests.Feeds;

/// <summary>
/// Every named fault of <c>faults.tsv</c>: what the server does at each poll, one after the other. Those of <see cref="FetchFaults"/>
/// are among them; names that begin with "page" are of a source that is read by selectors.
/// </summary>
internal static partial class FeedFaults
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml";
    private const string OkHtml = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8";
    private const string Failed = "HTTP/1.1 500 Internal Server Error";

    public static IReadOnlyDictionary<string, IReadOnlyList<Action<WireServer>>> All { get; } = FetchFaults.All
        .Select(pair => (pair.Key, Polls: (Action<WireServer>[])[pair.Value.Play]))
        .Concat([.. Answers(), .. Documents(), .. Histories(), .. Pages()])
        .ToDictionary(fault => fault.Key, IReadOnlyList<Action<WireServer>> (fault) => fault.Polls, StringComparer.Ordinal);

    private static IEnumerable<(string Key, Action<WireServer>[] Polls)> Answers() =>
    [
        ("429 with seconds", [On("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 10800", "")]),
        ("429 with a date", [On("HTTP/1.1 429 Too Many Requests\r\nRetry-After: Sun, 01 Mar 2026 15:00:00 GMT", "")]),
        ("429 for a year", [On("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 31536000", "")]),
        ("503 with seconds", [On("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 10800", "")]),
        ("503 with a date", [On("HTTP/1.1 503 Service Unavailable\r\nRetry-After: Sun, 01 Mar 2026 15:00:00 GMT", "")]),
        ("503 until yesterday", [On("HTTP/1.1 503 Service Unavailable\r\nRetry-After: Sat, 28 Feb 2026 15:00:00 GMT", "")]),
        ("fresh for a year", [On(Ok + "\r\nCache-Control: max-age=31536000", Rss(Item(1), Item(2)))]),
        ("ttl of a week", [On(Ok, Rss("<ttl>10080</ttl>" + Item(1)))]),
        ("updated yearly", [On(Ok, Rss("<sy:updatePeriod>yearly</sy:updatePeriod>" + Item(1)))]),
        ("ten failures", [.. Enumerable.Repeat(On(Failed, ""), 10)]),
        ("ten failures, then a feed", [.. Enumerable.Repeat(On(Failed, ""), 10), On(Ok, Rss(Item(1)))]),
        ("410, then a feed", [On("HTTP/1.1 410 Gone", ""), On(Ok, Rss(Item(1)))]),
        ("304 with validators", [On(Ok + "\r\nETag: \"a\"", Rss(Item(1), Item(2))), On("HTTP/1.1 304 Not Modified", "")]),
        ("moved for good", [Moved(301), Moved(301)]),
        ("moved for good, and lost there", [Moved(308), .. Enumerable.Repeat<Action<WireServer>>(server => server.On("/new", Failed), 3), On(Ok, Rss(Item(1), Item(2)))]),
        ("cookies demanded", [On("HTTP/1.1 302 Found\r\nSet-Cookie: seen=1\r\nLocation: /start", "")]),
        ("body longer than stated", [Play(exchange => exchange.SendAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{Ok}\r\nContent-Length: {Rss(Item(1), Item(2)).Length - 40}\r\nConnection: close\r\n\r\n{Rss(Item(1), Item(2))}")))]),
        ("slow, but in time", [Play(async exchange =>
        {
            var body = Rss(Item(1), Item(2));
            await exchange.SendAsync(string.Create(CultureInfo.InvariantCulture, $"{Ok}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"));
            using var drip = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
            foreach (var part in body.Chunk(40))
            {
                await exchange.SendAsync(new string(part));
                await drip.WaitForNextTickAsync(exchange.Stopped);
            }
        })]),
        (Endless, [Play(async exchange =>
        {
            await exchange.SendAsync($"{Ok}\r\nConnection: close\r\n\r\n<rss version=\"2.0\"><channel><title>t</title>");
            var items = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(1, 1000).Select(Item)));
            for (var sent = 0; sent < 100_000_000; sent += items.Length)
            {
                await exchange.SendAsync(items);
            }
        })]),
    ];

    /// <summary>The fault that meets the size limit as it is by default.</summary>
    public const string Endless = "100 MB of items";

    private static Action<WireServer> Moved(int status) => server =>
    {
        server.On("/start", string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} Moved\r\nLocation: /new"));
        server.On("/new", Ok, Encoding.UTF8.GetBytes(Rss(Item(1), Item(2))));
    };

    private static Action<WireServer> On(string head, string body) => On(head, Encoding.UTF8.GetBytes(body));

    private static Action<WireServer> On(string head, byte[] body) => server => server.On("/start", head, body);

    private static Action<WireServer> Play(Func<WireExchange, Task> answer) => server => server.On("/start", answer);

    private static string Rss(params string[] items) =>
        $"<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\"><channel><title>News</title>{string.Concat(items)}</channel></rss>";

    private static string Item(int number) => Item(number, string.Create(CultureInfo.InvariantCulture, $"guid-{number}"));

    private static string Item(int number, string guid, string? link = null, string? title = null, string? date = null) => string.Create(
        CultureInfo.InvariantCulture,
        $"<item><guid isPermaLink=\"false\">{guid}</guid><link>{link ?? $"{FetchFaults.Host}/n/{number}"}</link><title>{title ?? $"Item {number}"}</title><pubDate>{date ?? Start.AddHours(-number).ToString("R")}</pubDate></item>");
}
