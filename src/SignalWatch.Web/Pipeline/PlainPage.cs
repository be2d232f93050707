using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace SignalWatch.Web.Pipeline;

/// <summary>A small page: a heading, some sentences, and at most one button. Every text is encoded.</summary>
internal sealed record PlainPage
{
    // Other scripts stay readable in the source; what could end a text is encoded all the same.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>The sentences.</summary>
    public required IReadOnlyList<string> Paragraphs { get; init; }

    /// <summary>What the button says, which posts to the page's own address; null for none.</summary>
    public string? Button { get; init; }

    /// <summary>Sends the page with the status that the answer has already.</summary>
    public Task WriteAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        var assets = context.RequestServices.GetRequiredService<SiteAssets>();
        return context.Response.WriteAsync(Html(assets.UrlOf("plain.css"), assets.UrlOf("icon.svg")), Encoding.UTF8, context.RequestAborted);
    }

    private string Html(string css, string icon)
    {
        var body = new StringBuilder();
        foreach (var paragraph in Paragraphs)
        {
            body.Append("<p dir=\"auto\">").Append(Encoder.Encode(paragraph)).Append("</p>\n");
        }

        if (Button is not null)
        {
            body.Append("<form method=\"post\"><button>").Append(Encoder.Encode(Button)).Append("</button></form>\n");
        }

        var title = Encoder.Encode(Title);
        return $$"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex"><title>{{title}} - SignalWatch</title><link rel="icon" href="{{icon}}" type="image/svg+xml"><link rel="stylesheet" href="{{css}}"></head>
            <body><main><h1>{{title}}</h1>
            {{body}}</main></body></html>
            """;
    }
}
