using System.Globalization;
using System.Text;

namespace SignalWatch.Tests.Feeds;

internal static partial class FeedFaults
{
    private const string Page = "<!doctype html><html><head><title>Front page</title></head><body><p>News, and much of it.</p></body></html>";

    private static IEnumerable<(string Key, Action<WireServer>[] Polls)> Documents() =>
    [
        ("empty body", [On(Ok, "")]),
        ("white space only", [On(Ok, " \r\n\t ")]),
        ("plain text", [On(Ok, "Service temporarily out of order")]),
        ("an image", [On(Ok, [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0])]),
        ("a PDF", [On(Ok, "%PDF-1.7 ...")]),
        ("gzip without saying so", [On(Ok, [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3])]),
        ("JSON of another kind", [On(Ok, "{\"error\": \"quota\"}")]),
        ("XML of another kind", [On(Ok, "<?xml version=\"1.0\"?><urlset><url/></urlset>")]),
        ("a feed without items", [On(Ok, Rss())]),
        ("feed said to be HTML", [On(OkHtml, Rss(Item(1), Item(2)))]),
        ("HTML in place of the feed", [On(OkHtml, Page)]),
        ("HTML that advertises the feed", [Advertise("/feed", Ok, Rss(Item(1), Item(2)))]),
        ("HTML that advertises the feed, polled again", [Advertise("/feed", Ok, Rss(Item(1))), server =>
        {
            server.On("/start", Failed);
            server.On("/feed", Ok, Encoding.UTF8.GetBytes(Rss(Item(1), Item(2))));
        }]),
        ("HTML that advertises itself", [Advertise("/start", OkHtml, Page)]),
        ("HTML that advertises HTML", [Advertise("/feed", OkHtml, Advertising("/start"))]),
        ("HTML that advertises a missing feed", [Advertise("/feed", "HTTP/1.1 404 Not Found", "")]),
        ("HTML whose second feed can be read", [server =>
        {
            server.On("/comments", "HTTP/1.1 403 Forbidden");
            server.On("/feed", Ok, Encoding.UTF8.GetBytes(Rss(Item(1))));
            server.On("/start", OkHtml, Encoding.UTF8.GetBytes(Advertising("/comments").Replace(
                "</head>", "<link rel='ALTERNATE' type='Application/Atom+XML; charset=utf-8' href='feed'></head>", StringComparison.Ordinal)));
        }]),
        ("HTML that advertises a hundred broken feeds", [server =>
        {
            server.On("/start", OkHtml, Encoding.UTF8.GetBytes(Page.Replace("</head>", string.Concat(Enumerable.Range(1, 100).Select(number => string.Create(
                CultureInfo.InvariantCulture, $"<link rel='alternate' type='application/rss+xml' href='/f{number}'>"))) + "</head>", StringComparison.Ordinal)));
            for (var number = 1; number <= 3; number++)
            {
                server.On(string.Create(CultureInfo.InvariantCulture, $"/f{number}"), Failed);
            }
        }]),
        ("HTML that advertises a private address", [On(OkHtml, Advertising("http://192.168.1.1/feed"))]),
        ("HTML that advertises a file", [On(OkHtml, Advertising("file:///etc/passwd"))]),
        ("truncated XML", [On(Ok, Rss(Item(1), Item(2), Item(3))[..^120])]),
        ("truncated XML, then whole", [On(Ok, Rss(Item(1), Item(2), Item(3))[..^120]), On(Ok, Rss(Item(1), Item(2), Item(3)))]),
        ("truncated in a tag", [On(Ok, Rss(Item(1), Item(2))[..^20] + "<pub")]),
        ("truncated JSON Feed", [On(Ok, "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"t\",\"items\":[{\"id\":\"1\",\"content_text\":\"a\"},{\"id\":\"2\",\"con")]),
        ("garbage after the end", [On(Ok, Rss(Item(1)) + "<!-- cached --><script>x</script> & more")]),
        ("stray ampersands", [On(Ok, Rss(Item(1, "a", title: "Oil & gas"), Item(2)))]),
        ("control characters", [On(Ok, Rss(Item(1, "a", title: "Oil\u0001\u0008 gas"), Item(2)))]),
        ("undeclared prefixes", [On(Ok, Rss(Item(1) + "<media:thing>x</media:thing>", Item(2)))]),
        ("bytes of another encoding", [On(Ok + "; charset=utf-8", Encoding.Latin1.GetBytes(Rss(Item(1, "a", title: "Genève"), Item(2))))]),
        ("entities that multiply", [On(Ok, Laughs)]),
        ("an external entity", [On(Ok, "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + Rss(Item(1, "a", title: "&x;"), Item(2))[21..])]),
        ("an external DTD", [On(Ok, "<!DOCTYPE rss SYSTEM \"http://127.0.0.1/secret.dtd\">" + Rss(Item(1), Item(2))[21..])]),
        ("elements nested 50,000 deep", [On(Ok, Rss(Item(1), string.Concat(Enumerable.Repeat("<a>", 50_000))))]),
        ("a title of half a megabyte", [On(Ok, Rss(Item(1, "a", title: new string('x', 500_000)), Item(2)))]),
        ("script for a link", [On(Ok, Rss(Item(1, "a", link: "javascript:alert(1)"), Item(2)))]),
        ("items with nothing in them", [On(Ok, Rss("<item/><item></item>", Item(1)))]),
    ];

    private static string Laughs
    {
        get
        {
            var levels = Enumerable.Range(1, 9).Select(level => string.Create(
                CultureInfo.InvariantCulture, $"<!ENTITY l{level} \"{string.Concat(Enumerable.Repeat($"&l{level - 1};", 10))}\">"));
            return $"<!DOCTYPE rss [<!ENTITY l0 \"ha\">{string.Concat(levels)}]>{Rss(Item(1, "a", title: "&l9;"), Item(2))[21..]}";
        }
    }

    private static string Advertising(string href) =>
        Page.Replace("</head>", $"<link rel=\"alternate\" type=\"application/rss+xml\" href=\"{href}\"></head>", StringComparison.Ordinal);

    private static Action<WireServer> Advertise(string href, string head, string body) => server =>
    {
        server.On(href, head, Encoding.UTF8.GetBytes(body));
        server.On("/start", OkHtml, Encoding.UTF8.GetBytes(Advertising(href)));
    };
}
