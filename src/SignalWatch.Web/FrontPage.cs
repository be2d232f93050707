using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using SignalWatch.Assessment;
using SignalWatch.Packs;

namespace SignalWatch.Web;

/// <summary>The dashboard's first page: every indicator's history on one line each.</summary>
public static class FrontPage
{
    /// <summary>The page as an answer: UTF-8 HTML without scripts, which a content security policy seals.</summary>
    /// <param name="pack">The analysis.</param>
    /// <param name="history">Its history; null while there is none.</param>
    /// <param name="response">Receives the security headers.</param>
    public static IResult Get(Pack pack, EvidenceHistory? history, HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";
        response.Headers.XContentTypeOptions = "nosniff";
        return Results.Content(Html(pack, history), "text/html; charset=utf-8");
    }

    /// <summary>The page's HTML; every text of the pack is encoded.</summary>
    public static string Html(Pack pack, EvidenceHistory? history)
    {
        var rows = new StringBuilder();
        foreach (var indicator in pack.Indicators)
        {
            rows.Append("<tr><th scope=\"row\">").Append(WebUtility.HtmlEncode(indicator.Title)).Append("</th>");
            rows.Append(history is null ? "<td></td><td></td>" : CellsOf(history.Of(indicator.Id, Period.Month))).Append("</tr>\n");
        }

        var title = WebUtility.HtmlEncode(pack.Title);
        var span = history is null
            ? "Nothing has been read yet."
            : string.Create(CultureInfo.InvariantCulture, $"Items a month, {history.First:MMMM yyyy} to {history.Last:MMMM yyyy}.");
        return $$"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{{title}} - SignalWatch</title>
            <style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
            table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #8884}td.count{text-align:right}</style></head>
            <body><main><h1>{{title}}</h1><p>{{span}}</p>
            <table><thead><tr><th scope="col">Indicator</th><th scope="col">Items</th><th scope="col">History</th></tr></thead>
            <tbody>
            {{rows}}</tbody></table></main></body></html>
            """;
    }

    private static string CellsOf(IReadOnlyList<PeriodCount> counts) => string.Create(
        CultureInfo.InvariantCulture,
        $"<td class=\"count\">{counts.Sum(count => count.Items)}</td><td>{Sparkline.Of(counts.Select(count => count.Items))}</td>");
}
