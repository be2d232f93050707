using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using SignalWatch.Articles;

namespace SignalWatch.Tests.Articles;

public sealed partial class ArticleBenchmarkTests(ITestOutputHelper output)
{
    private const double LeastF1 = 0.985;

    [Fact]
    public void Articles_of_the_public_benchmark_are_extracted_no_worse_than_before()
    {
        var folder = Folder();
        using var truth = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "ground-truth.json")));
        var (precision, recall, pages) = (0.0, 0.0, 0);
        var walls = new List<string>();
        foreach (var page in truth.RootElement.EnumerateObject())
        {
            var outcome = Extract(folder, page);
            if (outcome is not ArticleOutcome.Extracted)
            {
                walls.Add($"{page.Value.GetProperty("url")}: {outcome}");
            }

            var text = outcome is ArticleOutcome.Extracted extracted ? extracted.Article.Text : string.Empty;
            var (p, r) = Compare(Shingles(page.Value.GetProperty("articleBody").GetString() ?? string.Empty), Shingles(text));
            (precision, recall, pages) = (precision + p, recall + r, pages + 1);
        }

        var (meanPrecision, meanRecall) = (precision / pages, recall / pages);
        var f1 = 2 * meanPrecision * meanRecall / (meanPrecision + meanRecall);
        output.WriteLine(FormattableString.Invariant($"{pages} pages: F1 {f1:0.0000}, precision {meanPrecision:0.0000}, recall {meanRecall:0.0000}"));
        Assert.Empty(walls);
        Assert.True(f1 >= LeastF1, FormattableString.Invariant($"F1 fell to {f1:0.0000}."));
    }

    [Fact]
    public void Most_articles_of_the_benchmark_have_a_title_and_a_date()
    {
        var folder = Folder();
        using var truth = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "ground-truth.json")));

        var articles = truth.RootElement.EnumerateObject().Select(page => Extract(folder, page)).OfType<ArticleOutcome.Extracted>().ToList();

        var (titled, dated, signed) = (
            articles.Count(found => found.Article.Title.Length > 0),
            articles.Count(found => found.Article.Published is not null),
            articles.Count(found => found.Article.Byline is not null));
        output.WriteLine(FormattableString.Invariant($"{articles.Count} articles: {titled} titled, {dated} dated, {signed} signed"));
        Assert.Equal(articles.Count, titled);
        Assert.True(dated >= 60, FormattableString.Invariant($"Only {dated} are dated."));
    }

    private static ArticleOutcome Extract(string folder, JsonProperty page)
    {
        using var packed = new GZipStream(File.OpenRead(Path.Combine(folder, "html", page.Name + ".html.gz")), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        packed.CopyTo(bytes);
        var url = new Uri(page.Value.GetProperty("url").GetString() ?? string.Empty);
        return ArticleExtractor.Extract(bytes.ToArray(), url, "text/html", TestContext.Current.CancellationToken);
    }

    /// <summary>The benchmark's own measure: each page's counts divided by their sum, then precision and recall.</summary>
    private static (double Precision, double Recall) Compare(Dictionary<string, int> truth, Dictionary<string, int> found)
    {
        var common = truth.Sum(pair => Math.Min(pair.Value, found.GetValueOrDefault(pair.Key)));
        double onlyFound = found.Values.Sum() - common;
        double onlyTruth = truth.Values.Sum() - common;
        return (
            common + onlyFound > 0 ? common / (common + onlyFound) : 0,
            common + onlyTruth > 0 ? common / (common + onlyTruth) : 1);
    }

    private static Dictionary<string, int> Shingles(string text)
    {
        const int Size = 4;
        var words = WordPattern().Matches(text).Select(match => match.Value).ToArray();
        var shingles = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; words.Length > 0 && i < Math.Max(1, words.Length - Size + 1); i++)
        {
            var shingle = string.Join('\u0001', words.Skip(i).Take(Size));
            shingles[shingle] = shingles.GetValueOrDefault(shingle) + 1;
        }

        return shingles;
    }

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var data = Path.Combine(folder.FullName, "shared", "data", "articles");
            if (Directory.Exists(data))
            {
                return data;
            }
        }

        Assert.Skip("The folder shared/data/articles is not beside the repository.");
        return string.Empty;
    }

    [GeneratedRegex(@"\w+", RegexOptions.None, 10_000)]
    private static partial Regex WordPattern();
}
