using System.Text;
using SignalWatch.Articles;

namespace SignalWatch.Tests.Articles;

public sealed class NestingLimitTests
{
    [Theory]
    [InlineData("<a>")]
    [InlineData("<b><p>")]
    [InlineData("<i><div>")]
    public void Mark_up_that_only_opens_is_given_up_before_it_is_parsed(string opening)
    {
        var page = Encoding.UTF8.GetBytes($"<html><body>{string.Concat(Enumerable.Repeat(opening, 20_000))}</body></html>");

        var outcome = ArticleExtractor.Extract(page, new Uri("https://news.example/"), "text/html", TestContext.Current.CancellationToken);

        Assert.Contains("open at once", Assert.IsType<ArticleOutcome.TooLarge>(outcome).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Paragraphs_and_cells_left_open_are_no_nesting() =>
        Assert.False(NestingLimit.IsExceeded(string.Concat(Enumerable.Repeat("<p>text<br><li>more<td>cell", 5_000))));
}
