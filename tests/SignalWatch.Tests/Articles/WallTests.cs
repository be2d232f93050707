using SignalWatch.Articles;

namespace SignalWatch.Tests.Articles;

/// <summary>Fixtures named for what they are: <c>wall-kind-make.html</c>, and <c>article-make.html</c> for texts that speak of walls.</summary>
public sealed class WallTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Articles", "Fixtures");

    public static TheoryData<string> Walls => Named("wall-*.html");

    public static TheoryData<string> Articles => Named("article-*.html");

    [Theory]
    [MemberData(nameof(Walls))]
    public void A_wall_is_never_taken_as_text(string name)
    {
        var outcome = Extract(name);

        var wall = Assert.IsType<ArticleOutcome.Wall>(outcome);
        Assert.Equal(name.Split('-')[1], wall.Kind.ToString(), StringComparer.OrdinalIgnoreCase);
        Assert.NotEmpty(wall.Reason);
    }

    [Theory]
    [MemberData(nameof(Articles))]
    public void An_article_is_no_wall_whatever_it_speaks_of(string name)
    {
        var outcome = Extract(name);

        var text = Assert.IsType<ArticleOutcome.Extracted>(outcome).Article.Text;
        Assert.DoesNotContain("UNWANTED", text, StringComparison.Ordinal);
        Assert.Contains("WANTED", text, StringComparison.Ordinal);
    }

    private static ArticleOutcome Extract(string name) => ArticleExtractor.Extract(
        File.ReadAllBytes(Path.Combine(Folder, name)),
        new Uri("https://tbilisi-courier.example/news/1"),
        "text/html; charset=utf-8",
        TestContext.Current.CancellationToken);

    private static TheoryData<string> Named(string pattern) =>
        [.. Directory.EnumerateFiles(Folder, pattern).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
