namespace SignalWatch.Articles;

/// <summary>Gives an extraction up when it takes too long: mark-up can be small and still cost minutes.</summary>
public static class ExtractionLimit
{
    /// <summary>The longest that one page may take.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Runs the work on another thread and waits for it. Work that is given up is asked to stop, which it does at its next step; as
    /// size and nodes are limited too, it always ends.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static async Task<ArticleOutcome> RunAsync(
        Func<CancellationToken, ArticleOutcome> extract, TimeProvider time, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var stop = either.Token;
        try
        {
            return await Task.Run(() => extract(stop), stop).WaitAsync(stop);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ArticleOutcome.TooLarge(FormattableString.Invariant($"Its article was not found within {Longest.TotalSeconds:0} s."));
        }
    }
}
