using SignalWatch.Feeds.Fetching;
using SignalWatch.Feeds.Parsing;
using SignalWatch.Packs;

namespace SignalWatch.Feeds;

/// <summary>
/// Asks a source once and reads its answer: a feed, the feed that its page advertises, or its pages by the pack's selectors.
/// Everything goes through the one fetcher, so all its limits hold; what it asks in one poll is bounded.
/// </summary>
public static class SourceReader
{
    // Pages often advertise a second feed, of comments; more than a few that can't be read are a broken site.
    private const int CandidatesTried = 3;

    /// <summary>Asks and reads. Whatever the server or the network does is in the answer, never an exception.</summary>
    /// <param name="source">The source as its pack has it now.</param>
    /// <param name="state">What is remembered of it.</param>
    /// <param name="fetcher">Fetches, within its bounds.</param>
    /// <param name="wantsMore">Whether, after these items of a page, the page of older items is wanted too.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static async Task<SourceAnswer> ReadAsync(
        Source source,
        PollState state,
        HttpFetcher fetcher,
        Func<IReadOnlyList<FeedItem>, CancellationToken, Task<bool>> wantsMore,
        CancellationToken cancellationToken)
    {
        var request = state.RequestFor(source);
        var fetched = await fetcher.FetchAsync(request, cancellationToken);
        if (fetched is not FetchOutcome.Fetched whole)
        {
            return new SourceAnswer { Fetched = fetched };
        }

        if (source.Selectors is { } selectors)
        {
            return await ReadPagesAsync(whole, selectors, fetcher, wantsMore, cancellationToken);
        }

        // What was discovered is never discovered from: a page can't lead to a page that leads to a page.
        var parsed = FeedParser.Parse(whole.Body, whole.FinalUrl, whole.ContentType);
        return parsed is FeedParseResult.NotAFeed { Kind: NotFeedKind.HtmlPage } && request.Url != state.DiscoveredUrl
            ? await DiscoverAsync(whole, fetcher, cancellationToken)
            : new SourceAnswer { Fetched = whole, Parsed = parsed };
    }

    private static async Task<SourceAnswer> DiscoverAsync(FetchOutcome.Fetched page, HttpFetcher fetcher, CancellationToken cancellationToken)
    {
        var fault = "and advertises no feed. Give the feed's own address, or selectors for the page, in the pack.";
        foreach (var candidate in FeedDiscovery.Find(page.Body, page.FinalUrl, page.ContentType).Take(CandidatesTried))
        {
            var fetched = await fetcher.FetchAsync(new FetchRequest { Url = candidate, Kind = FetchKind.Feed }, cancellationToken);
            switch (fetched, fetched is FetchOutcome.Fetched body ? FeedParser.Parse(body.Body, body.FinalUrl, body.ContentType) : null)
            {
                case (_, FeedParseResult.Parsed feed):
                    return new SourceAnswer { Fetched = fetched, Parsed = feed, DiscoveredUrl = candidate };
                case (FetchOutcome.Failed failed, _):
                    fault = $"and the feed it advertises can't be fetched: {failed.Message}";
                    break;
                case (_, FeedParseResult.NotAFeed not):
                    fault = $"and {candidate}, which it advertises, is no feed: {not.Reason}";
                    break;
            }
        }

        return new SourceAnswer
        {
            Fetched = page,
            Parsed = new FeedParseResult.NotAFeed($"The answer is an HTML page {fault}") { Kind = NotFeedKind.HtmlPage },
        };
    }

    private static async Task<SourceAnswer> ReadPagesAsync(
        FetchOutcome.Fetched first,
        PageSelectors selectors,
        HttpFetcher fetcher,
        Func<IReadOnlyList<FeedItem>, CancellationToken, Task<bool>> wantsMore,
        CancellationToken cancellationToken)
    {
        var parsed = PageReader.Read(first.Body, first.FinalUrl, first.ContentType, selectors);
        if (parsed is not FeedParseResult.Parsed { Feed: var feed })
        {
            return new SourceAnswer { Fetched = first, Parsed = parsed };
        }

        var (items, ids) = (feed.Items.ToList(), feed.Items.Select(item => item.Id).ToHashSet());
        var visited = new HashSet<string>(StringComparer.Ordinal) { CanonicalUrl.Of(first.FinalUrl) };
        var (page, pages, fault) = (feed, 1, (string?)null);
        while (fault is null
            && pages < selectors.Pages
            && page.NextPage is { } next
            && visited.Add(CanonicalUrl.Of(next))
            && await wantsMore(page.Items, cancellationToken))
        {
            (var following, fault) = await ReadPageAsync(next, selectors, fetcher, cancellationToken);
            if (following is not null)
            {
                pages++;
                page = following;
                items.AddRange(page.Items.Where(item => ids.Add(item.Id)));
            }
        }

        return new SourceAnswer
        {
            Fetched = first,
            Parsed = new FeedParseResult.Parsed(feed with { Items = items }),
            Pages = pages,
            PageFault = fault,
        };
    }

    private static async Task<(Feed? Page, string? Fault)> ReadPageAsync(
        Uri url, PageSelectors selectors, HttpFetcher fetcher, CancellationToken cancellationToken)
    {
        var fetched = await fetcher.FetchAsync(new FetchRequest { Url = url, Kind = FetchKind.Page }, cancellationToken);
        return fetched switch
        {
            FetchOutcome.Fetched body => PageReader.Read(body.Body, body.FinalUrl, body.ContentType, selectors) switch
            {
                FeedParseResult.Parsed { Feed: var page } => (page, null),
                FeedParseResult.NotAFeed not => (null, $"{url}: {not.Reason}"),
                _ => (null, $"{url}: unread"),
            },
            FetchOutcome.Failed failed => (null, failed.Message),
            _ => (null, $"{url}: not modified, though no copy is held"),
        };
    }
}
