namespace SignalWatch.Articles;

/// <summary>What became of a page that was said to hold an article.</summary>
public abstract record ArticleOutcome
{
    private ArticleOutcome()
    {
    }

    /// <summary>It holds one.</summary>
    public sealed record Extracted(Article Article) : ArticleOutcome;

    /// <summary>It shows something else instead, which must never be stored as the article.</summary>
    /// <param name="Kind">What it shows.</param>
    /// <param name="Reason">The words or the mark-up that told, for an operator.</param>
    public sealed record Wall(WallKind Kind, string Reason) : ArticleOutcome;

    /// <summary>It is beyond the limits of size, nodes, depth or time.</summary>
    /// <param name="Reason">Which limit.</param>
    public sealed record TooLarge(string Reason) : ArticleOutcome;

    /// <summary>It is not a page, or no body text can be found in it.</summary>
    /// <param name="Reason">What it is instead.</param>
    public sealed record Unreadable(string Reason) : ArticleOutcome;
}
