using System.Collections.Concurrent;
using System.Net;
using System.Text;
using SignalWatch.Feeds.Fetching;

namespace SignalWatch.Articles;

/// <summary>Fetches article pages as far as their sites' robots.txt allows, and extracts them. Thread-safe; one per process.</summary>
/// <param name="fetcher">Fetches, within its own bounds.</param>
/// <param name="time">The clock by which robots.txt grows old.</param>
public sealed class ArticleFetcher(HttpFetcher fetcher, TimeProvider time)
{
    /// <summary>The product token looked for in robots.txt.</summary>
    public const string Product = "SignalWatch";

    private const int SitesKept = 2000;
    private const int MaximumRobotsBytes = 512 * 1024;

    // RFC 9309, 2.4: no longer than 24 hours. Trouble is looked at again sooner.
    private static readonly TimeSpan RulesKept = TimeSpan.FromDays(1);
    private static readonly TimeSpan TroubleKept = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, (RobotsRules Rules, DateTimeOffset Until)> _sites = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Fetches the site's robots.txt where it is not known from the last day, then the page, and extracts the article.</summary>
    /// <param name="url">The page; http or https.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<ArticleFetchOutcome> FetchAsync(Uri url, CancellationToken cancellationToken)
    {
        var isHttp = url.IsAbsoluteUri && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);
        if (isHttp && !(await RulesOfAsync(url, cancellationToken)).IsAllowed(Product, url.PathAndQuery))
        {
            return new ArticleFetchOutcome.Disallowed(url);
        }

        var outcome = await fetcher.FetchAsync(new FetchRequest { Url = url, Kind = FetchKind.Page }, cancellationToken);
        return outcome switch
        {
            FetchOutcome.Fetched page => new ArticleFetchOutcome.Read(await ExtractAsync(page, cancellationToken), page.FinalUrl),
            FetchOutcome.Failed failed => new ArticleFetchOutcome.Failed(failed),
            _ => new ArticleFetchOutcome.Failed(new FetchOutcome.Failed(FetchFault.Status, $"{url}: not modified, though no copy is held.")),
        };
    }

    private Task<ArticleOutcome> ExtractAsync(FetchOutcome.Fetched page, CancellationToken cancellationToken) =>
        ExtractionLimit.RunAsync(token => ArticleExtractor.Extract(page.Body, page.FinalUrl, page.ContentType, token), time, cancellationToken);

    private async Task<RobotsRules> RulesOfAsync(Uri url, CancellationToken cancellationToken)
    {
        var site = url.GetLeftPart(UriPartial.Authority);
        var now = time.GetUtcNow();
        if (_sites.TryGetValue(site, out var known) && known.Until > now)
        {
            return known.Rules;
        }

        if (_sites.Count >= SitesKept)
        {
            _sites.Clear();
        }

        var request = new FetchRequest { Url = new Uri($"{site}/robots.txt"), Kind = FetchKind.Text, MaximumBytes = MaximumRobotsBytes };
        var (rules, kept) = await fetcher.FetchAsync(request, cancellationToken) switch
        {
            FetchOutcome.Fetched file => (RobotsRules.Parse(Encoding.UTF8.GetString(file.Body.Span)), RulesKept),

            // "Unavailable" means everything is allowed, "unreachable" that nothing is (RFC 9309, 2.3.1.3 and 2.3.1.4).
            FetchOutcome.Failed { Status: >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError and not HttpStatusCode.TooManyRequests } =>
                (RobotsRules.AllowAll, RulesKept),
            FetchOutcome.Failed { Fault: FetchFault.Redirects or FetchFault.TooLarge or FetchFault.Encoding } => (RobotsRules.AllowAll, RulesKept),
            _ => (RobotsRules.DisallowAll, TroubleKept),
        };
        _sites[site] = (rules, now + kept);
        return rules;
    }
}
