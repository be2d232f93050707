using SignalWatch.Articles;

namespace SignalWatch.Cli.Commands;

/// <summary>An article, or the wall in its place, as a line of JSON. Property names never change; null means that the page did not say.</summary>
internal static class ReadArticleJson
{
    /// <summary>The line, without its end.</summary>
    public static string Of(string name, ArticleOutcome outcome)
    {
        var article = (outcome as ArticleOutcome.Extracted)?.Article;
        return ReadJson.Line(name, json =>
        {
            json.WriteString("title", article?.Title);
            json.WriteString("byline", article?.Byline);
            json.WriteTime("published", article?.Published);
            json.WriteString("language", article?.Language);
            json.WriteString("siteName", article?.SiteName);

            // A file that states no address of its own has none.
            json.WriteAddress("canonicalUrl", article is not null && ReadNames.IsWeb(article.CanonicalUrl) ? article.CanonicalUrl : null);
            json.WriteString("text", article?.Text);
            if (outcome is ArticleOutcome.Wall wall)
            {
                json.WriteStartObject("wall");
                json.WriteString("kind", ReadJson.Word(wall.Kind));
                json.WriteString("reason", wall.Reason);
                json.WriteEndObject();
            }
            else
            {
                json.WriteNull("wall");
            }
        });
    }
}
