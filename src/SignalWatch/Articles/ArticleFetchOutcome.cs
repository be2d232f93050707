using SignalWatch.Feeds.Fetching;

namespace SignalWatch.Articles;

/// <summary>What became of fetching an article.</summary>
public abstract record ArticleFetchOutcome
{
    private ArticleFetchOutcome()
    {
    }

    /// <summary>A page came.</summary>
    /// <param name="Outcome">What it turned out to be.</param>
    /// <param name="FinalUrl">Where it came from after all redirects.</param>
    public sealed record Read(ArticleOutcome Outcome, Uri FinalUrl) : ArticleFetchOutcome;

    /// <summary>The site's robots.txt does not allow it, so the page was not asked for.</summary>
    public sealed record Disallowed(Uri Url) : ArticleFetchOutcome;

    /// <summary>No page came.</summary>
    public sealed record Failed(FetchOutcome.Failed Failure) : ArticleFetchOutcome;
}
