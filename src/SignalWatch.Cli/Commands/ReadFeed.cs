using SignalWatch.Feeds.Fetching;
using SignalWatch.Feeds.Parsing;

namespace SignalWatch.Cli.Commands;

/// <summary>Shows what the engine makes of a feed.</summary>
/// <param name="fetcher">Fetches addresses.</param>
/// <param name="limits">What files are held to as well.</param>
/// <param name="stated">What is said of files.</param>
/// <param name="format">How to show it.</param>
internal sealed class ReadFeed(HttpFetcher fetcher, FetchOptions limits, ReadStated stated, ReadFormat format)
{
    /// <summary>Reads one; files that can't be read throw.</summary>
    public async Task<ReadResult> RunAsync(string name, CancellationToken cancellationToken)
    {
        if (ReadNames.AddressOf(name) is not { } url)
        {
            var bytes = await ReadFile.BytesAsync(name, limits.MaximumBytes, cancellationToken);
            return Show(name, FeedParser.Parse(bytes, stated.Base, stated.ContentType));
        }

        return await fetcher.FetchAsync(new FetchRequest { Url = url, Kind = FetchKind.Feed }, cancellationToken) switch
        {
            FetchOutcome.Fetched answer => Show(name, FeedParser.Parse(answer.Body, answer.FinalUrl, answer.ContentType)),
            FetchOutcome.Failed failed => new ReadResult.Failed(name, failed.Message),
            var other => new ReadResult.Failed(name, $"It was answered with {other.GetType().Name}."),
        };
    }

    private ReadResult Show(string name, FeedParseResult result) => result switch
    {
        FeedParseResult.Parsed { Feed: var feed } => new ReadResult.Shown(format == ReadFormat.Json ? ReadFeedJson.Of(name, feed) : ReadFeedText.Of(name, feed)),
        FeedParseResult.NotAFeed other => new ReadResult.Failed(name, other.Reason),
        _ => throw new InvalidOperationException($"{result.GetType().Name} is not known here."),
    };
}
