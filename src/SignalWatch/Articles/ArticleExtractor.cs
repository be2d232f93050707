using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SignalWatch.Feeds.Parsing;
using SmartReader;

namespace SignalWatch.Articles;

/// <summary>Extracts the article from a news page: SmartReader, and what the page's own mark-up and statements add to it.</summary>
public static class ArticleExtractor
{
    private const int MaximumBytes = 5 * 1024 * 1024;
    private const int MaximumNodes = 50_000;

    // With fewer words than this a page has no body: a headline, a caption, a line of a footer.
    private const int FewestWords = 12;

    /// <summary>Extracts. Never throws for what is in the bytes.</summary>
    /// <param name="bytes">The page as fetched; at most 5 MiB, 50,000 nodes and 500 levels.</param>
    /// <param name="url">Where it came from.</param>
    /// <param name="contentType"><c>Content-Type</c> as stated; null when the server did not say.</param>
    /// <param name="cancellationToken">Gives up between the steps.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static ArticleOutcome Extract(ReadOnlyMemory<byte> bytes, Uri url, string? contentType, CancellationToken cancellationToken)
    {
        if (bytes.Length > MaximumBytes)
        {
            return new ArticleOutcome.TooLarge(FormattableString.Invariant($"The page is larger than {MaximumBytes} bytes."));
        }

        if (NoPage(bytes.Span, contentType) is { } other)
        {
            return new ArticleOutcome.Unreadable(other);
        }

        cancellationToken.ThrowIfCancellationRequested();
        var html = PageEncoding.Decode(bytes.Span, contentType, out _);
        if (NestingLimit.IsExceeded(html))
        {
            return new ArticleOutcome.TooLarge(FormattableString.Invariant($"More than {NestingLimit.MostOpen} elements are open at once."));
        }

        using var document = PageDocument.Parse(html, MaximumNodes, out var reason);
        if (document is null)
        {
            return new ArticleOutcome.TooLarge($"It can't be read: {reason}.");
        }

        var statements = PageStatements.Of(document, url);
        var evidence = WallDetector.Look(document);
        cancellationToken.ThrowIfCancellationRequested();
        BoilerplateMarkup.Remove(document);
        var body = Body(document, url, statements);
        if (Words(body) < FewestWords && PageDocument.Parse(html, MaximumNodes, out _) is { } uncleaned)
        {
            // What was taken out may have been the article after all.
            using (uncleaned)
            {
                body = Body(uncleaned, url, statements);
            }
        }

        return WallDetector.Find(evidence, body, statements.IsForSubscribers) ?? Outcome(body, statements, url);
    }

    private static ArticleOutcome Outcome(IReadOnlyList<ArticleBlock> body, PageStatements statements, Uri url)
    {
        return Words(body) < FewestWords
            ? new ArticleOutcome.Unreadable("No body text was found on the page.")
            : new ArticleOutcome.Extracted(new Article
            {
                Title = statements.Title ?? string.Empty,
                Byline = statements.Byline,
                Published = statements.Published,
                Text = string.Join("\n\n", body.Select(block => block.Text)),
                Language = statements.Language,
                SiteName = statements.SiteName,
                CanonicalUrl = statements.CanonicalUrl ?? url,
            });
    }

    private static IReadOnlyList<ArticleBlock> Body(IHtmlDocument document, Uri url, PageStatements statements)
    {
        using var reader = new Reader(url.AbsoluteUri, document) { KeepClasses = true };
        IElement? content = null;
        reader.AddCustomOperationEnd(element => content = element);
        var found = reader.GetArticle();
        var blocks = content is null || !found.Completed ? [] : BlockReader.Read(content);
        return BoilerplateText.Remove(StatedBody.Prefer(blocks, statements.Body), statements.Title ?? string.Empty);
    }

    private static string? NoPage(ReadOnlySpan<byte> bytes, string? contentType)
    {
        if (contentType is not null && !contentType.Contains("html", StringComparison.OrdinalIgnoreCase)
            && !contentType.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase)
            && !contentType.Contains("xml", StringComparison.OrdinalIgnoreCase)
            && !contentType.StartsWith("application/octet-stream", StringComparison.OrdinalIgnoreCase))
        {
            return $"It is {contentType}, not a page.";
        }

        if (bytes.IsEmpty)
        {
            return "It is empty.";
        }

        return bytes.StartsWith("%PDF-"u8) ? "It is a PDF file, not a page." : null;
    }

    private static int Words(IReadOnlyList<ArticleBlock> body) => body.Sum(block => block.Words);
}
