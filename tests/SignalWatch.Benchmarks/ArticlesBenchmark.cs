using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using SignalWatch.Articles;
using SmartReader;

namespace SignalWatch.Benchmarks;

/// <summary>How fast and how exactly articles are extracted, beside SmartReader alone.</summary>
public static class ArticlesBenchmark
{
    private const int WarmUpRounds = 2;
    private const int Rounds = 9;

    /// <summary>Extracts all pages of a folder in turns and prints the figures.</summary>
    /// <param name="directory">Holds <c>ground-truth.json</c> and <c>html/*.html.gz</c>, as the public benchmark does.</param>
    /// <param name="cancellationToken">Stops between pages.</param>
    public static void Run(string directory, CancellationToken cancellationToken)
    {
        var pages = PagesOf(directory);
        Func<Page, string>[] tools = [page => Ours(page, cancellationToken), SmartReaderAlone];
        string[] names = ["SignalWatch", "SmartReader alone"];
        var times = tools.Select(_ => new List<double>()).ToList();
        for (var round = 0; round < WarmUpRounds + Rounds; round++)
        {
            for (var turn = 0; turn < tools.Length; turn++)
            {
                var index = (turn + round) % tools.Length;
                var time = TimeOf(tools[index], pages);
                if (round >= WarmUpRounds)
                {
                    times[index].Add(time);
                }
            }
        }

        times.ForEach(list => list.Sort());
        Console.WriteLine(FormattableString.Invariant($"{pages.Count} pages of {pages.Sum(page => page.Bytes.Length) / 1e6:0.0} MB, {Rounds} rounds after {WarmUpRounds} warm-up rounds"));
        for (var index = 0; index < tools.Length; index++)
        {
            Print(names[index], tools[index], pages, times[index][Rounds / 2], times[0][Rounds / 2]);
        }
    }

    private static void Print(string name, Func<Page, string> tool, IReadOnlyList<Page> pages, double median, double ours)
    {
        var score = new ShingleScore();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var found = pages.Select(tool).ToList();
        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / pages.Count;
        for (var index = 0; index < pages.Count; index++)
        {
            score.Add(pages[index].Body, found[index]);
        }

        Console.WriteLine(FormattableString.Invariant(
            $"{name,-18} F1 {score.F1:0.0000} (precision {score.Precision:0.0000}, recall {score.Recall:0.0000}), median {median / pages.Count,6:0.00} ms a page ({median / ours:0.00} x), {allocated / 1024:#,0} KB a page allocated"));
    }

    private static double TimeOf(Func<Page, string> tool, IReadOnlyList<Page> pages)
    {
        GC.Collect();
        var began = Stopwatch.GetTimestamp();
        foreach (var page in pages)
        {
            tool(page);
        }

        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static string Ours(Page page, CancellationToken cancellationToken) =>
        ArticleExtractor.Extract(page.Bytes, page.Url, "text/html", cancellationToken) is ArticleOutcome.Extracted { Article.Text: var text } ? text : "";

    // From bytes as well: the pages are UTF-8.
    private static string SmartReaderAlone(Page page)
    {
        using var reader = new Reader(page.Url.AbsoluteUri, Encoding.UTF8.GetString(page.Bytes));
        return reader.GetArticle().TextContent ?? "";
    }

    private static List<Page> PagesOf(string directory)
    {
        using var truth = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(directory, "ground-truth.json")));
        return [.. truth.RootElement.EnumerateObject().Select(page => new Page(
            new Uri(page.Value.GetProperty("url").GetString() ?? ""),
            Unpack(Path.Combine(directory, "html", page.Name + ".html.gz")),
            page.Value.GetProperty("articleBody").GetString() ?? ""))];
    }

    private static byte[] Unpack(string path)
    {
        using var packed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        packed.CopyTo(bytes);
        return bytes.ToArray();
    }

    private sealed record Page(Uri Url, byte[] Bytes, string Body);
}
