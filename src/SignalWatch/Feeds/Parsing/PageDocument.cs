using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace SignalWatch.Feeds.Parsing;

/// <summary>Parses HTML within limits: size, nodes, and depth, since walking a tree too deep would end the process.</summary>
internal static class PageDocument
{
    private const int MaximumDepth = 500;

    /// <summary>The document, or null and why not.</summary>
    /// <param name="html">The page's text.</param>
    /// <param name="maximumNodes">The most nodes taken.</param>
    /// <param name="reason">Why there is no document; null when there is one.</param>
    public static IHtmlDocument? Parse(string html, int maximumNodes, out string? reason)
    {
        // A node costs at least half a tag: this is known before the tree is built.
        if (html.AsSpan().Count('<') > maximumNodes * 2L)
        {
            reason = FormattableString.Invariant($"the page has more than {maximumNodes} nodes");
            return null;
        }

        var document = new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(html);
        reason = Problem(document, maximumNodes);
        if (reason is null)
        {
            return document;
        }

        document.Dispose();
        return null;
    }

    private static string? Problem(IHtmlDocument document, int maximumNodes)
    {
        var (nodes, depth) = (0, 0);
        for (INode? node = document; node is not null;)
        {
            if (++nodes > maximumNodes)
            {
                return FormattableString.Invariant($"the page has more than {maximumNodes} nodes");
            }

            if (node.FirstChild is { } child)
            {
                node = child;
                if (++depth > MaximumDepth)
                {
                    return FormattableString.Invariant($"the page is nested more than {MaximumDepth} deep");
                }

                continue;
            }

            while (node is not null && node.NextSibling is null)
            {
                node = node.Parent;
                depth--;
            }

            node = node?.NextSibling;
        }

        return null;
    }
}
