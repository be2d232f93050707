using SignalWatch.History;
using SignalWatch.Packs;
using SignalWatch.Web.Api.Answers;

namespace SignalWatch.Web.Api;

/// <summary>
/// Finds headlines: there is no index of words, so the signals of the months asked for are read, newest first over all indicators, until
/// enough is found or one request has read its share.
/// </summary>
/// <param name="signals">Where signals are.</param>
internal sealed class TitleSearch(SignalHistory signals)
{
    private const int MostRead = 100_000;

    /// <summary>The items that match, and where to go on; null when all was read.</summary>
    /// <param name="words">What a headline must hold, all of it.</param>
    /// <param name="indicators">Whose signals.</param>
    /// <param name="from">Inclusive.</param>
    /// <param name="to">Exclusive.</param>
    /// <param name="behind">Where the last search stopped; null begins at the newest.</param>
    /// <param name="limit">The most items.</param>
    /// <param name="cancellationToken">Stops the scans.</param>
    public async Task<(IReadOnlyList<SearchRow> Found, string? Position)> FindAsync(
        IReadOnlyList<string> words, IReadOnlyList<IndicatorId> indicators, DateTimeOffset from, DateTimeOffset to, string? behind, int limit, CancellationToken cancellationToken)
    {
        var found = new List<SearchRow>();
        var (read, last) = (0, behind);
        var item = new List<Signal>();
        await foreach (var signal in MergedAsync(indicators, from, to, behind, cancellationToken))
        {
            // The signals of one item come one after another; an item is whole when the next begins.
            if (item.Count > 0 && KeyOf(item[0]) != KeyOf(signal))
            {
                last = KeyOf(item[0]);
                Take(item, words, found);
                if (found.Count == limit || read >= MostRead)
                {
                    return (found, last);
                }
            }

            item.Add(signal);
            read++;
        }

        Take(item, words, found);
        return (found, null);
    }

    private static void Take(List<Signal> item, IReadOnlyList<string> words, List<SearchRow> found)
    {
        if (item.Count > 0 && words.All(word => item[0].Title.Contains(word, StringComparison.OrdinalIgnoreCase)))
        {
            found.Add(new SearchRow
            {
                Time = item[0].Time,
                SourceId = item[0].SourceId.Value,
                ItemId = item[0].ItemId.Value,
                Title = item[0].Title,
                Outlet = item[0].Outlet,
                Url = ApiText.Followable(item[0].Url),
                IndicatorIds = [.. item.Select(signal => signal.IndicatorId.Value)],
                Probability = item.Max(signal => signal.Probability),
            });
        }

        item.Clear();
    }

    private static string KeyOf(Signal signal) => SignalHistory.KeyOf(signal.Time, signal.SourceId, signal.ItemId);

    private async IAsyncEnumerable<Signal> MergedAsync(
        IReadOnlyList<IndicatorId> indicators,
        DateTimeOffset from,
        DateTimeOffset to,
        string? behind,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var heads = new PriorityQueue<IAsyncEnumerator<Signal>, string>(StringComparer.Ordinal);
        var open = indicators.Select(indicator => signals.NewestFirstAsync(indicator, from, to, behind, null, cancellationToken).GetAsyncEnumerator(cancellationToken)).ToList();
        try
        {
            foreach (var one in open)
            {
                await PushAsync(heads, one);
            }

            while (heads.TryDequeue(out var head, out _))
            {
                yield return head.Current;
                await PushAsync(heads, head);
            }
        }
        finally
        {
            foreach (var one in open)
            {
                await one.DisposeAsync();
            }
        }
    }

    private static async Task PushAsync(PriorityQueue<IAsyncEnumerator<Signal>, string> heads, IAsyncEnumerator<Signal> one)
    {
        if (await one.MoveNextAsync())
        {
            heads.Enqueue(one, KeyOf(one.Current));
        }
    }
}
