using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace SignalWatch.Articles;

/// <summary>
/// Takes out of a page what its own mark-up says is not the article: navigation, captions, related links, share bars. Works on
/// the words of <c>class</c> and <c>id</c>, of which news sites use much the same ones; no rule knows a site.
/// </summary>
internal static partial class BoilerplateMarkup
{
    private const string Hidden =
        "nav, form, figcaption, script, style, template, iframe, svg, button, select, dialog, noscript, [hidden], "
        + "[role=navigation], [role=banner], [role=contentinfo], [role=dialog], [role=search], [role=complementary]";

    // No element that holds this share of the page's paragraphs or more is taken out, whatever it is called.
    private const double MostOfBody = 0.25;

    // The same for all text, which counts on pages that use no paragraphs. Menus and link lists can be large.
    private const double MostOfText = 0.4;

    // "Meta", "author" and "date" name the line under a headline, and now and then the box around everything.
    private const int LongestLine = 300;

    private static readonly FrozenSet<string> Named = new[]
    {
        "advert", "advertisement", "attribution", "bio", "biography", "breadcrumb", "breadcrumbs", "byline", "bylines", "caption",
        "captions", "carousel", "comments", "consent", "cookie", "cookies", "copyright", "credit", "credits", "disclaimer",
        "disclosure", "disqus", "dropdown", "gallery", "hovercard", "jetpack", "menu", "modal", "mostread", "nav", "navbar", "navigation",
        "newsletter", "newsletters", "outbrain", "pagination", "paging", "popover", "popular", "popup", "postinfo", "print", "promo", "promos",
        "promoted", "rail", "readmore", "recirc", "recommendation", "recommendations", "recommended", "rollover", "related", "resgallery", "share",
        "sharing", "sidebar", "signup", "slideshow", "social", "sponsor", "sponsored", "subscribe", "subscription", "taboola",
        "teaser", "teasers", "toolbar", "tooltip", "trending", "upsell", "wpcnt",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> NamedWhenShort = new[]
    {
        "author", "authors", "date", "dateline", "location", "meta", "published", "publish", "pubdate", "source", "tags", "taxonomy",
        "thumbnail", "time", "timestamp", "updated",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Changes the document.</summary>
    public static void Remove(IDocument document)
    {
        foreach (var element in document.QuerySelectorAll("script, style, template, iframe, svg"))
        {
            element.Remove();
        }

        KeepQuotations(document);
        var (body, text) = (ParagraphLength(document.Body), document.Body?.TextContent.Length ?? 0);
        foreach (var element in document.QuerySelectorAll(Hidden).Where(IsMinor).ToList())
        {
            element.Remove();
        }

        foreach (var element in document.QuerySelectorAll("[class], [id]").ToList())
        {
            if (element.LocalName is not ("html" or "body" or "article" or "main" or "h1") && IsNamedBoilerplate(element) && IsMinor(element))
            {
                element.Remove();
            }
        }

        bool IsMinor(IElement element) =>
            ParagraphLength(element) < Math.Max(body * MostOfBody, 1) && element.TextContent.Length < text * MostOfText;
    }

    /// <summary>Quoted posts are part of the article, though their links and class names make them look like widgets.</summary>
    private static void KeepQuotations(IDocument document)
    {
        foreach (var quotation in document.QuerySelectorAll("blockquote"))
        {
            quotation.RemoveAttribute("class");
            foreach (var link in quotation.QuerySelectorAll("a").ToList())
            {
                link.Replace(document.CreateTextNode(link.TextContent));
            }
        }
    }

    private static bool IsNamedBoilerplate(IElement element)
    {
        var names = $"{element.ClassName} {element.Id}";
        var isLine = false;
        foreach (var match in WordPattern().EnumerateMatches(names))
        {
            var word = names.Substring(match.Index, match.Length).ToLowerInvariant();
            if (Named.Contains(word))
            {
                return true;
            }

            isLine |= NamedWhenShort.Contains(word);
        }

        return isLine && element.TextContent.Length <= LongestLine;
    }

    private static int ParagraphLength(IElement? element) =>
        element is null ? 0
            : element.QuerySelectorAll("p").Sum(paragraph => paragraph.TextContent.Length)
            + (element.LocalName == "p" ? element.TextContent.Length : 0);

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WordPattern();
}
