using System.Globalization;
using System.Net;
using System.Text;

namespace SignalWatch.Cli.Demo;

/// <summary>Writes an outlet's pages with what surrounds the news on real ones: menus, related links, a newsletter box.</summary>
internal static class OutletPages
{
    /// <summary>The front page: the newest reports as a list.</summary>
    public static string Front(Outlet outlet, IReadOnlyList<Report> reports)
    {
        var items = new StringBuilder();
        foreach (var report in reports)
        {
            items.Append(CultureInfo.InvariantCulture, $"""
                <li><a class="headline" href="{report.Path}">{Text(report.Title)}</a> <time datetime="{report.Date:yyyy-MM-dd'T'HH:mm:ss'Z'}">{report.Date:d MMM yyyy}</time><p class="lead">{Text(report.Lead)}</p></li>

                """);
        }

        return Frame(outlet, outlet.Title, $"""<main><h1>{Text(outlet.Title)}</h1><ul class="news">{items}</ul></main>""");
    }

    /// <summary>An article's page.</summary>
    public static string Article(Report report, IReadOnlyList<Report> related)
    {
        var paragraphs = string.Concat(report.Paragraphs.Prepend(report.Lead).Select(text => $"<p>{Text(text)}</p>\n"));
        var links = string.Concat(related.Select(other => $"""<li><a href="{other.Path}">{Text(other.Title)}</a></li>"""));
        var date = report.Date.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return Frame(report.Outlet, report.Title, $"""
            <article><h1>{Text(report.Title)}</h1><p class="byline">By our correspondent, <time datetime="{date}">{date}</time></p>
            <div class="story-body">{paragraphs}</div></article>
            <aside class="related"><h3>Read also</h3><ul>{links}</ul></aside>
            <section class="newsletter"><p>Get the morning briefing in your inbox.</p><form><input type="email"></form></section>
            """);
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Frame(Outlet outlet, string title, string content) => $"""
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>{Text(title)} | {Text(outlet.Title)}</title>
        <meta property="og:title" content="{Text(title)}"><meta property="og:site_name" content="{Text(outlet.Title)}"></head>
        <body><header><a href="/">{Text(outlet.Title)}</a><nav><a href="/politics">Politics</a> <a href="/economy">Economy</a> <a href="/sport">Sport</a></nav></header>
        {content}
        <footer><p>{Text(outlet.Title)} is an invented outlet of a demonstration.</p></footer></body></html>
        """;
}
