using SignalWatch.Articles;

namespace SignalWatch.Cli.Commands;

/// <summary>An article for people: what the page states, then the text in full; or the wall in its place.</summary>
internal static class ReadArticleText
{
    /// <summary>The block, which ends in a line's end.</summary>
    public static string Of(string name, ArticleOutcome outcome) => outcome switch
    {
        ArticleOutcome.Extracted { Article: var article } => new ReadText().Line(name)
            .Value("title", article.Title)
            .Value("byline", article.Byline)
            .Value("published", article.Published)
            .Value("language", article.Language)
            .Value("site", article.SiteName)
            .Value("address", ReadNames.IsWeb(article.CanonicalUrl) ? article.CanonicalUrl.AbsoluteUri : null)
            .Value("wall", "none")
            .Line()
            .Line(article.Text)
            .ToString(),
        ArticleOutcome.Wall wall => new ReadText().Line(name)
            .Value("wall", $"{ReadJson.Word(wall.Kind)}: {wall.Reason}")
            .Line("  A source's items with such pages keep the feed's own summary.")
            .ToString(),
        _ => throw new ArgumentException($"{outcome.GetType().Name} is no page that can be shown.", nameof(outcome)),
    };
}
