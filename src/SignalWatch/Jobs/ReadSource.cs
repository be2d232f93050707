using System.Diagnostics;
using Microsoft.Extensions.Logging;
using SignalWatch.Articles;
using SignalWatch.Assessment;
using SignalWatch.Feeds;
using SignalWatch.Feeds.Fetching;
using SignalWatch.Feeds.Parsing;
using SignalWatch.History;
using SignalWatch.Packs;

namespace SignalWatch.Jobs;

/// <summary>
/// Reads one source: fetches and parses it, reads the articles of items that are not yet in history, scores and stores them.
/// Safe to run twice and to stop anywhere: the source's state is written last, so an unfinished poll is polled again.
/// </summary>
public sealed partial class ReadSource(
    Pack pack,
    HttpFetcher fetcher,
    ArticleFetcher articles,
    ItemHistory items,
    SourceHistory sources,
    CoverageHistory coverage,
    RecordItems record,
    TimeProvider time,
    ILogger<ReadSource> logger)
{
    // Items are recorded in small batches, so that stopping in the middle of a long list of articles loses few.
    private const int BatchSize = 10;
    private const int FullTextLength = 600;
    private static readonly TimeSpan OldestNews = TimeSpan.FromDays(3);

    // Zero dates of broken systems (0001-01-01, 1970-01-01) say nothing about when an item was published.
    private static readonly DateTimeOffset Earliest = new(1970, 1, 2, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Reads the source.</summary>
    /// <exception cref="ArgumentException">The pack has no such source; it was removed after the id was handed on.</exception>
    public Task<ReadOutcome> RunAsync(SourceId id, CancellationToken cancellationToken) => RunAsync(id, default, cancellationToken);

    /// <summary>Reads the source, within the trace that handed it on.</summary>
    /// <param name="id">The source.</param>
    /// <param name="handedOn">The trace; default for the one that this is called in, or for one of its own.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ArgumentException">The pack has no such source; it was removed after the id was handed on.</exception>
    public async Task<ReadOutcome> RunAsync(SourceId id, ActivityContext handedOn, CancellationToken cancellationToken)
    {
        using var span = WatchTelemetry.BeginRead(id, handedOn);
        var source = pack.Sources.FirstOrDefault(candidate => candidate.Id == id)
            ?? throw new ArgumentException($"The pack {pack.Id} has no source '{id}'.", nameof(id));
        var properties = await sources.FindAsync(id, cancellationToken);
        var state = properties is null ? new PollState() : PollState.FromProperties(properties);

        // A source that could not be read so far brings history when it first can: nothing of that is news.
        var isFirstRead = state.LastSucceeded is null;
        var answer = await SourceReader.ReadAsync(
            source, state, fetcher, async (page, token) => isFirstRead || await AreAllUnknownAsync(source, page, token), cancellationToken);
        var recorded = answer.Parsed is FeedParseResult.Parsed { Feed: var feed }
            ? await RecordAsync(source, feed, isFirstRead, cancellationToken)
            : default;
        var after = state.After(answer, recorded.Items, source, time.GetUtcNow());
        if (after.ConsecutiveFailures == 0)
        {
            var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
            await coverage.MarkAsync(id, HeardSince(state.LastSucceeded, today), today, cancellationToken);
        }

        await sources.SaveAsync(id, after.ToProperties(), cancellationToken);
        Log.SourceRead(logger, id, after.LastOutcome, recorded.Items, recorded.Signals);
        var outcome = new ReadOutcome(id, after.ConsecutiveFailures == 0, after.LastOutcome ?? "", recorded);
        WatchTelemetry.Read(span, outcome);
        return outcome;
    }

    // A feed tells what came since it was last read: a source that is asked every other day is not deaf on the days between.
    private static DateOnly HeardSince(DateTimeOffset? lastSucceeded, DateOnly today)
    {
        var oldest = today.AddDays(-SourceCoverage.SettlingDays);
        var last = lastSucceeded is { } time ? DateOnly.FromDateTime(time.UtcDateTime) : today;
        return last > oldest ? last : oldest;
    }

    /// <summary>Fetches and parses a source without reading or storing anything: whether it works now.</summary>
    public static async Task<PollState> TryAsync(Source source, PollState state, HttpFetcher fetcher, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var answer = await SourceReader.ReadAsync(source, state, fetcher, (_, _) => Task.FromResult(false), cancellationToken);
        return state.After(answer, 0, source, now);
    }

    private async Task<bool> AreAllUnknownAsync(Source source, IReadOnlyList<FeedItem> page, CancellationToken cancellationToken)
    {
        var ids = page.Select(item => item.Id).Distinct().ToList();
        return (await items.UnknownAsync(source.Id, ids, cancellationToken)).Count == ids.Count;
    }

    private async Task<RecordOutcome> RecordAsync(Source source, Feed feed, bool isFirstRead, CancellationToken cancellationToken)
    {
        // What was cut off comes whole in a later answer; kept now, half an item would stand for it for good.
        feed = feed.Items.Any(item => item.IsCut) ? feed with { Items = [.. feed.Items.Where(item => !item.IsCut)] } : feed;
        var links = DistinctLinks.Of(feed);
        var unknown = await UnknownAsync(source, feed, links, cancellationToken);
        var recorded = default(RecordOutcome);

        // Feeds list the newest first; history is written in the order in which things happened.
        foreach (var batch in feed.Items.Where(item => unknown.Remove(item.Id)).Reverse().Chunk(BatchSize))
        {
            var read = new List<StoredItem>(batch.Length);
            foreach (var item in batch)
            {
                read.Add(await ReadAsync(source, item, isFirstRead, cancellationToken));
            }

            // Links come after their items are complete: a link known too early would hide an item that was cut off.
            recorded += await record.RunAsync(read, cancellationToken);
            await items.RememberLinksAsync(
                source.Id,
                [.. batch.Where(item => links.ContainsKey(item.Id)).Select(item => (links[item.Id], item.Published))],
                cancellationToken);
        }

        return recorded;
    }

    /// <summary>The items known neither by id nor, where only their guid changed, by link.</summary>
    private async Task<HashSet<ItemId>> UnknownAsync(
        Source source, Feed feed, IReadOnlyDictionary<ItemId, ItemId> links, CancellationToken cancellationToken)
    {
        var unknown = (await items.UnknownAsync(source.Id, [.. feed.Items.Select(item => item.Id)], cancellationToken)).ToHashSet();
        var linked = feed.Items
            .Where(item => unknown.Contains(item.Id) && links.ContainsKey(item.Id))
            .Select(item => (item.Id, links[item.Id], item.Published))
            .ToList();
        unknown.ExceptWith(await items.KnownByLinkAsync(source.Id, linked, cancellationToken));
        return unknown;
    }

    private async Task<StoredItem> ReadAsync(Source source, FeedItem item, bool isFirstRead, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (counted, timeOrigin) = TimeOf(item, now);
        var isOld = now - counted > OldestNews;
        var (text, origin) = await TextOfAsync(item, isOld, cancellationToken);
        return new StoredItem
        {
            SourceId = source.Id,
            ItemId = item.Id,
            Title = item.Title,
            Url = item.Link?.AbsoluteUri,
            Publisher = source.Publisher,
            Outlet = source.Title,
            Language = item.Language ?? source.Language,
            Published = item.Published,
            FirstSeen = now,
            Time = counted,
            TimeOrigin = timeOrigin,
            IsBackfill = isFirstRead || isOld,
            Text = text,
            TextOrigin = origin,
        };
    }

    private static (DateTimeOffset Time, string Origin) TimeOf(FeedItem item, DateTimeOffset now) => item.Published switch
    {
        { } published when published >= Earliest && published <= now => (published, TimeOrigin.Published),
        not null => (now, TimeOrigin.Impossible),
        null => (now, item.HasUnreadableDate ? TimeOrigin.Unreadable : TimeOrigin.Missing),
    };

    // Old items become history only, so their pages are left in peace.
    private async Task<(string Text, string Origin)> TextOfAsync(FeedItem item, bool isOld, CancellationToken cancellationToken)
    {
        var stated = PlainText.FromHtml(item.Content ?? "");
        if (stated.Length >= FullTextLength)
        {
            return (stated, TextOrigin.Article);
        }

        if (!isOld && item.Link is { } link)
        {
            switch (await articles.FetchAsync(link, cancellationToken))
            {
                case ArticleFetchOutcome.Read { Outcome: ArticleOutcome.Extracted { Article.Text: { Length: > 0 } article } }:
                    return (article, TextOrigin.Article);
                case var missed:
                    Log.ArticleMissed(logger, link, missed);
                    break;
            }
        }

        var summary = PlainText.FromHtml(item.Summary ?? "");
        var longest = stated.Length > summary.Length ? stated : summary;
        return longest.Length > 0 ? (longest, TextOrigin.Summary) : ("", TextOrigin.Title);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 600, Level = LogLevel.Information, Message = "Read {Source}: {Outcome}; {Items} items recorded, {Signals} signals")]
        public static partial void SourceRead(ILogger logger, SourceId source, string? outcome, int items, int signals);

        [LoggerMessage(EventId = 601, Level = LogLevel.Debug, Message = "No article text from {Url}: {Reason}; the feed's summary is used")]
        public static partial void ArticleMissed(ILogger logger, Uri url, ArticleFetchOutcome reason);
    }
}
