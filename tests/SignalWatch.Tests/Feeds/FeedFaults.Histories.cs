using System.Globalization;
using System.Text;
using SignalWatch.Packs;

namespace SignalWatch.Tests.Feeds;

internal static partial class FeedFaults
{
    public static readonly PageSelectors Selectors = new() { Item = "li", Date = "time", Next = "a.next", Pages = 4 };

    private static IEnumerable<(string Key, Action<WireServer>[] Polls)> Histories() =>
    [
        ("one guid for all", [On(Ok, Rss(Item(1, "news"), Item(2, "news"), Item(3, "news")))]),
        ("one guid for all, in another order", [
            On(Ok, Rss(Item(1, "news"), Item(2, "news"), Item(3, "news"))),
            On(Ok, Rss(Item(3, "news"), Item(1, "news"), Item(2, "news")))]),
        ("one guid for all, one item more", [On(Ok, Rss(Item(2, "news"))), On(Ok, Rss(Item(1, "news"), Item(2, "news")))]),
        ("one guid and one link for all", [On(Ok, Rss(Item(1, "news", "http://news.example/"), Item(2, "news", "http://news.example/")))]),
        ("no guid, one link for all", [On(Ok, Rss(Bare(1), Bare(2), Bare(3)))]),
        ("one item listed twice", [On(Ok, Rss(Item(1), Item(1), Item(2)))]),
        ("guids that change", [On(Ok, Rss(Item(1, "a1"), Item(2, "b1"))), On(Ok, Rss(Item(1, "a2"), Item(2, "b2")))]),
        ("guids that change with the title", [On(Ok, Rss(Item(1, "a#0"))), On(Ok, Rss(Item(1, "a#1", title: "Item 1, updated")))]),
        ("guids that vanish", [On(Ok, Rss(Item(1), Item(2))), On(Ok, Rss(Item(1), Item(2)).Replace("guid", "x-id", StringComparison.Ordinal))]),
        ("links that gain a tracker", [On(Ok, Rss(Item(1, "a"))), On(Ok, Rss(Item(1, "b", FetchFaults.Host + "/n/1?utm_source=rss&amp;fbclid=1")))]),
        ("a standing page with new items", [
            On(Ok, Rss(Item(1, "monday", FetchFaults.Host + "/daily"))),
            On(Ok, Rss(Item(1, "thursday", FetchFaults.Host + "/daily", "Item of Thursday", Start.AddDays(3).ToString("R", CultureInfo.InvariantCulture))))]),
        ("reordered items", [On(Ok, Rss(Item(1), Item(2), Item(3))), On(Ok, Rss(Item(3), Item(1), Item(2)))]),
        ("edited items", [On(Ok, Rss(Item(1), Item(2))), On(Ok, Rss(Item(1, "guid-1", title: "Item 1, corrected"), Item(2, "guid-2", date: Start.ToString("R", CultureInfo.InvariantCulture))))]),
        ("one timestamp for all", [On(Ok, Rss([.. Enumerable.Range(1, 5).Select(number => Item(number, string.Create(CultureInfo.InvariantCulture, $"g{number}"), date: "Sun, 01 Mar 2026 10:00:00 GMT"))]))]),
        ("one timestamp for all, later", [
            On(Ok, Rss(Item(1, "a", date: "Sun, 01 Mar 2026 10:00:00 GMT"))),
            On(Ok, Rss(Item(2, "b", date: "Sun, 01 Mar 2026 10:00:00 GMT"), Item(1, "a", date: "Sun, 01 Mar 2026 10:00:00 GMT")))]),
        ("items older than a year", [On(Ok, Rss(Dated(1, "Thu, 01 Feb 2024 10:00:00 GMT"), Dated(2, "Thu, 01 Jan 2004 10:00:00 GMT")))]),
        ("silent for a year", [On(Ok, Rss(Dated(1, "Sat, 01 Mar 2025 10:00:00 GMT"), Dated(2, "Fri, 28 Feb 2025 10:00:00 GMT"), Dated(3, "Thu, 27 Feb 2025 10:00:00 GMT")))]),
        ("dates in the future", [On(Ok, Rss(Dated(1, "Sat, 01 Mar 2036 10:00:00 GMT"), Item(2)))]),
        ("a clock an hour ahead", [On(Ok, Rss(Dated(1, "Sun, 01 Mar 2026 13:00:00 GMT"), Item(2)))]),
        ("dates nobody can read", [On(Ok, Rss(Dated(1, "soon"), Dated(2, "31 February")))]),
        ("dates before all computers", [On(Ok, Rss(Dated(1, "Mon, 01 Jan 0001 00:00:00 GMT"), Dated(2, "Thu, 01 Jan 1970 00:00:00 GMT")))]),
        ("items that come and go", [On(Ok, Rss(Item(1), Item(2))), On(Ok, Rss(Item(1))), On(Ok, Rss(Item(2), Item(1)))]),
        ("a feed, then HTML", [On(Ok, Rss(Item(1))), On(OkHtml, Page)]),
        ("a first failure, then old and new items", [On(Failed, ""), On(Ok, Rss(Item(1), Item(2)))]),
    ];

    private static IEnumerable<(string Key, Action<WireServer>[] Polls)> Pages() =>
    [
        ("page rebuilt", [On(OkHtml, List("", 1, 2)), On(OkHtml, Page)]),
        ("page without dates in its items", [On(OkHtml, List("", 1, 2).Replace("time", "span", StringComparison.Ordinal))]),
        ("page of 60,000 nodes", [On(OkHtml, List("", [.. Enumerable.Range(1, 3)]) + string.Concat(Enumerable.Repeat("<br>", 60_000)))]),
        ("page with three more", [Series("/p2", "/p3", "/p4")]),
        ("page that goes on and on", [Series("/p2", "/p3", "/p4", "/p5", "/p6")]),
        ("page whose next is itself", [Series("/start")]),
        ("page whose next leads back", [Series("/p2", "/start")]),
        ("page whose next is missing", [server =>
        {
            server.On("/start", OkHtml, Encoding.UTF8.GetBytes(List("/p2", 1, 2)));
            server.On("/p2", "HTTP/1.1 404 Not Found");
        }]),
        ("page whose next is private", [On(OkHtml, List("http://10.0.0.1/p2", 1, 2))]),
        ("page with one new item", [Series("/p2"), On(OkHtml, List("/never-asked", 9, 1))]),
    ];

    /// <summary>Pages of two items each: the first at /start, each leading to the next; the last leads nowhere.</summary>
    private static Action<WireServer> Series(params string[] following) => server =>
    {
        for (var index = following.Length; index >= 0; index--)
        {
            var next = index < following.Length ? following[index] : "";
            server.On(index == 0 ? "/start" : following[index - 1], OkHtml, Encoding.UTF8.GetBytes(List(next, (2 * index) + 1, (2 * index) + 2)));
        }
    };

    private static string List(string next, params int[] numbers) =>
        $"<!doctype html><html><body><ul>{string.Concat(numbers.Select(Entry))}</ul>{(next.Length == 0 ? "" : $"<a class=\"next\" href=\"{next}\">Older</a>")}</body></html>";

    private static string Entry(int number) => string.Create(
        CultureInfo.InvariantCulture, $"<li><a href=\"/n/{number}\">Item {number}</a><time datetime=\"{Start.AddHours(-number):O}\">then</time></li>");

    private static string Bare(int number) => string.Create(
        CultureInfo.InvariantCulture, $"<item><link>{FetchFaults.Host}/</link><title>Item {number}</title></item>");

    private static string Dated(int number, string date) => Item(number, string.Create(CultureInfo.InvariantCulture, $"guid-{number}"), date: date);
}
