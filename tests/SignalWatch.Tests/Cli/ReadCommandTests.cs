using System.IO.Compression;
using System.Text;
using System.Text.Json;
using SignalWatch.Tests.History;

namespace SignalWatch.Tests.Cli;

public sealed class ReadCommandTests : IDisposable
{
    private const string Rss = """
        <?xml version="1.0" encoding="windows-1251"?>
        <rss version="2.0"><channel><title>Wire</title><link>/home</link><language>ru</language>
        <item><guid>a-1</guid><title>Поезд &amp; порт</title><link>/one</link><pubDate>Fri, 13 Jun 2025 03:40:05 GMT</pubDate>
        <author>desk@wire.example (The desk)</author><category>trade</category><description>A &lt;b&gt;short&lt;/b&gt; summary</description>
        <enclosure url="https://wire.example/a.mp3" type="audio/mpeg" length="12"/></item>
        <item><title>Second</title></item></channel></rss>
        """;

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_feed_is_one_json_line_with_stable_names()
    {
        var file = Write("feed.xml", Cyrillic(Rss));

        var run = await CommandRun.OfAsync("read", "feed", "--format", "json", "--base", "https://wire.example/feed", file);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var feed = Assert.Single(Lines(run));
        Assert.Equal(["file", "format", "encoding", "title", "link", "language", "wasRepaired", "items"], Names(feed));
        Assert.Equal(file, feed.GetProperty("file").GetString());
        Assert.Equal("rss", feed.GetProperty("format").GetString());
        Assert.StartsWith("windows-1251", feed.GetProperty("encoding").GetString(), StringComparison.Ordinal);
        Assert.Equal("https://wire.example/home", feed.GetProperty("link").GetString());
        var item = feed.GetProperty("items")[0];
        Assert.Equal(
            ["id", "statedId", "title", "link", "published", "updated", "authors", "categories", "language", "summary", "content", "enclosures"],
            Names(item));
        Assert.Equal("Поезд & порт", item.GetProperty("title").GetString());
        Assert.Equal("https://wire.example/one", item.GetProperty("link").GetString());
        Assert.Equal("2025-06-13T03:40:05Z", item.GetProperty("published").GetString());
        Assert.Equal("The desk", item.GetProperty("authors")[0].GetString());
        Assert.Equal("""{"url":"https://wire.example/a.mp3","mediaType":"audio/mpeg","length":12}""", item.GetProperty("enclosures")[0].GetRawText());
        Assert.Equal(JsonValueKind.Null, feed.GetProperty("items")[1].GetProperty("published").ValueKind);
    }

    [Fact]
    public async Task A_feed_for_people_is_a_block_of_named_values_without_control_characters()
    {
        var file = Write("feed.xml", "<rss><channel><title>A\u009bB</title><item><title>Two\nlines</title></item></channel></rss>"u8.ToArray());

        var run = await CommandRun.OfAsync("read", "feed", file);

        Assert.Contains("  format      rss\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("  1. Two lines\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u009b', run.Output);
    }

    [Fact]
    public async Task The_content_type_given_decides_the_encoding_as_a_servers_would()
    {
        var file = Write("feed.xml", Cyrillic(Rss.Replace(" encoding=\"windows-1251\"", "", StringComparison.Ordinal)));

        var run = await CommandRun.OfAsync("read", "feed", "--format", "json", "--content-type", "text/xml; charset=windows-1251", file);

        var feed = Assert.Single(Lines(run));
        Assert.Equal("Поезд & порт", feed.GetProperty("items")[0].GetProperty("title").GetString());
    }

    [Fact]
    public async Task An_article_is_one_json_line_with_stable_names()
    {
        var file = Write("page.html", Page("The <i>ferry</i> sails"));

        var run = await CommandRun.OfAsync("read", "article", "--format", "json", file);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var article = Assert.Single(Lines(run));
        Assert.Equal(["file", "title", "byline", "published", "language", "siteName", "canonicalUrl", "text", "wall"], Names(article));
        Assert.Contains("The ferry sails", article.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, article.GetProperty("wall").ValueKind);
        Assert.Equal(JsonValueKind.Null, article.GetProperty("canonicalUrl").ValueKind);
    }

    [Fact]
    public async Task A_wall_is_told_with_its_kind_and_reason_and_is_no_failure()
    {
        var file = Write("wall.html", "<html><title>Just a moment...</title><body><p>Enable JavaScript and cookies to continue. Verify you are human.</p></body></html>"u8.ToArray());

        var json = await CommandRun.OfAsync("read", "article", "--format", "json", file);
        var text = await CommandRun.OfAsync("read", "article", file);

        var article = Assert.Single(Lines(json));
        Assert.Equal(["kind", "reason"], Names(article.GetProperty("wall")));
        Assert.Equal("botCheck", article.GetProperty("wall").GetProperty("kind").GetString());
        Assert.Equal(JsonValueKind.Null, article.GetProperty("text").ValueKind);
        Assert.Contains("wall        botCheck: ", text.Output, StringComparison.Ordinal);
        Assert.Equal((0, 0), (json.ExitCode, text.ExitCode));
    }

    [Theory]
    [InlineData("feed")]
    [InlineData("article")]
    public async Task What_cannot_be_read_is_a_line_of_its_own_and_the_rest_goes_on(string kind)
    {
        var good = kind == "feed" ? Write("good", Cyrillic(Rss)) : Write("good", Page("The good page"));
        var cut = Packed(kind == "feed" ? Cyrillic(Rss) : Page("The cut page"))[..^20];
        string[] bad =
        [
            _directory.Combine("missing"),
            _directory.FullName,
            Write("empty", []),
            Write("pdf", [.. "%PDF-1.7\n"u8, 0, 1, 2, 255]),
            Write("cut.gz", cut),
            Write("fake.gz", [0x1F, 0x8B, 0x08, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]),
            Write("bomb.gz", Packed(new byte[64 * 1024 * 1024])),
            Write("magic.gz", [0x1F, 0x8B]),
            "http://127.0.0.1:9/feed",
            "",
        ];

        var run = await CommandRun.OfAsync(["read", kind, "--format", "json", .. bad, good]);
        var text = await CommandRun.OfAsync(["read", kind, .. bad, good]);

        var lines = Lines(run);
        Assert.Equal((1, 1), (run.ExitCode, text.ExitCode));
        Assert.Equal([.. bad, good], Files(run));
        Assert.All(lines[..^1], line => Assert.Equal(["file", "error"], Names(line)));
        Assert.All(lines[..^1], line => Assert.NotEmpty(line.GetProperty("error").GetString() ?? ""));
        Assert.True(lines[^1].TryGetProperty("title", out _));
        Assert.Equal(bad.Length, text.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.StartsWith(good, text.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("feed")]
    [InlineData("article")]
    public async Task Random_bytes_and_endless_nesting_never_end_the_run(string kind)
    {
        var random = new Random(7);
        var files = Enumerable.Range(0, 40).Select(number =>
        {
            var bytes = new byte[random.Next(1, 4000)];
            random.NextBytes(bytes);
            return Write(FormattableString.Invariant($"random-{number}"), bytes);
        }).ToList();
        foreach (var opening in new[] { "<a>", "<div><table><td>", "[", "{\"items\":[", "<rss><channel><item>" })
        {
            files.Add(Write(FormattableString.Invariant($"nested-{files.Count}"), Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(opening, 3000)))));
        }

        files.Add(Write("surrogate", """{"version":"https://jsonfeed.org/version/1.1","title":"\ud800","items":[{"id":"1","title":"\udc00\u2028x"}]}"""u8.ToArray()));

        var run = await CommandRun.OfAsync(["read", kind, "--format", "json", .. files]);

        Assert.Equal(files, Files(run));
        Assert.DoesNotContain('\u2028', run.Output);
    }

    [Fact]
    public async Task Gzip_is_unpacked_whatever_the_file_is_called()
    {
        var packed = Packed(Cyrillic(Rss));
        string[] files = [Write("feed.xml.gz", packed), Write("feed", packed), Write("plain.gz", Cyrillic(Rss)), Write("two.gz", [.. Packed(Cyrillic(Rss)[..100]), .. Packed(Cyrillic(Rss)[100..])])];

        var run = await CommandRun.OfAsync(["read", "feed", "--format", "json", .. files]);

        Assert.Equal(0, run.ExitCode);
        Assert.All(Lines(run), line => Assert.Equal(2, line.GetProperty("items").GetArrayLength()));
    }

    [Fact]
    public async Task Two_hundred_names_from_standard_input_come_out_in_their_order()
    {
        var slow = Encoding.UTF8.GetBytes("<rss><channel>" + string.Concat(Enumerable.Repeat("<item><title>long</title></item>", 1000)));
        byte[][] contents = [slow, Cyrillic(Rss), [], Cyrillic(Rss), Cyrillic(Rss)];
        var files = Enumerable.Range(0, 200)
            .Select(number => Write(FormattableString.Invariant($"feed {number}.xml"), contents[number % contents.Length]))
            .ToList();
        var before = Console.In;
        Console.SetIn(new StringReader(string.Join("\r\n", files) + "\n\n"));
        try
        {
            var run = await CommandRun.OfAsync("read", "feed", "--format", "json", files[3], "-", files[5]);

            Assert.Equal([files[3], .. files, files[5]], Files(run));
            Assert.Equal(1, run.ExitCode);
        }
        finally
        {
            Console.SetIn(before);
        }
    }

    [Theory]
    [InlineData("read feed", "Required argument 'URL|FILE' missing")]
    [InlineData("read article --format csv page.html", "--format: 'csv' is none of table, json")]
    [InlineData("read feed --base file:///feeds feed.xml", "--base: 'file:///feeds' is not an http or https address")]
    [InlineData("read feed --nonsense", "read feed --help")]
    [InlineData("read", "Required command")]
    public async Task A_command_that_is_not_understood_returns_2(string line, string expected)
    {
        var run = await CommandRun.OfAsync(line.Split(' '));

        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
    }

    private static byte[] Cyrillic(string text) => (CodePagesEncodingProvider.Instance.GetEncoding("windows-1251") ?? Encoding.ASCII).GetBytes(text);

    private static byte[] Page(string lead) => Encoding.UTF8.GetBytes($"""
        <!doctype html><html lang="en"><head><title>Ferry</title></head><body><nav><a href="/">Home</a></nav><article><h1>Ferry</h1>
        <p>{lead} from the eastern port to the western port, and carries wagons, containers and passengers on every trip.</p>
        {string.Concat(Enumerable.Range(1, 8).Select(number => FormattableString.Invariant($"<p>In paragraph {number}, the port's director said that the crossing takes a day, and that a second ship will join the line.</p>")))}
        </article></body></html>
        """);

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    private static List<JsonElement> Lines(CommandRun run) =>
        [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];

    private static List<string> Files(CommandRun run) => [.. Lines(run).Select(line => line.GetProperty("file").GetString() ?? "")];

    private static string[] Names(JsonElement element) => [.. element.EnumerateObject().Select(property => property.Name)];

    private string Write(string name, byte[] bytes)
    {
        var path = _directory.Combine(name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
