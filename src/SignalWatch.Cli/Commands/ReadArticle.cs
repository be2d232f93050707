using SignalWatch.Articles;
using SignalWatch.Feeds.Fetching;

namespace SignalWatch.Cli.Commands;

/// <summary>Shows what the engine makes of a news page.</summary>
/// <param name="fetcher">Fetches addresses, as far as robots.txt allows.</param>
/// <param name="limits">What files are held to as well.</param>
/// <param name="stated">What is said of files.</param>
/// <param name="format">How to show it.</param>
internal sealed class ReadArticle(ArticleFetcher fetcher, FetchOptions limits, ReadStated stated, ReadFormat format)
{
    /// <summary>Reads one; files that can't be read throw.</summary>
    public async Task<ReadResult> RunAsync(string name, CancellationToken cancellationToken)
    {
        if (ReadNames.AddressOf(name) is not { } url)
        {
            var bytes = await ReadFile.BytesAsync(name, limits.MaximumPageBytes, cancellationToken);
            var place = stated.Base ?? new Uri(Path.GetFullPath(name));
            return Show(name, await ExtractionLimit.RunAsync(
                stop => ArticleExtractor.Extract(bytes, place, stated.ContentType, stop), TimeProvider.System, cancellationToken));
        }

        return await fetcher.FetchAsync(url, cancellationToken) switch
        {
            ArticleFetchOutcome.Read page => Show(name, page.Outcome),
            ArticleFetchOutcome.Failed { Failure: var failure } => new ReadResult.Failed(name, failure.Message),
            _ => new ReadResult.Failed(name, "The site's robots.txt does not allow it."),
        };
    }

    private ReadResult Show(string name, ArticleOutcome outcome) => outcome switch
    {
        ArticleOutcome.TooLarge large => new ReadResult.Failed(name, large.Reason),
        ArticleOutcome.Unreadable other => new ReadResult.Failed(name, other.Reason),
        _ when format == ReadFormat.Json => new ReadResult.Shown(ReadArticleJson.Of(name, outcome)),
        _ => new ReadResult.Shown(ReadArticleText.Of(name, outcome)),
    };
}
