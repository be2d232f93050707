using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using SignalWatch.History.Tables;
using SignalWatch.Packs;

namespace SignalWatch.History;

/// <summary>
/// Rows of indicators by month: partition <c>indicator|yyyyMM</c> (UTC), row keys that begin with reversed ticks, so that a page of
/// an indicator's history is one range scan of one partition, newest first. Which months exist is kept in partition <c>months</c>, row
/// <c>indicator|yyyyMM</c>, so that no scan is spent on an empty month.
/// </summary>
/// <param name="store">Where the table is.</param>
/// <param name="tableName">Which.</param>
internal sealed class MonthlyRows(ITableStore store, string tableName)
{
    private const string MonthsPartition = "months";

    private readonly ConcurrentDictionary<string, bool> _knownMonths = new(StringComparer.Ordinal);

    /// <summary>The partition of an indicator's rows at a time.</summary>
    public static string PartitionOf(IndicatorId indicator, DateTimeOffset time) =>
        $"{indicator.Value}|{time.ToUniversalTime().ToString("yyyyMM", CultureInfo.InvariantCulture)}";

    /// <summary>Stores rows, in place of those with their keys. Safe to repeat.</summary>
    public async Task SaveAsync(IReadOnlyList<Row> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        // Months first: a month without rows costs one empty scan, but rows without their month would never be found.
        var table = await store.OpenAsync(tableName, cancellationToken);
        var months = rows.Select(row => row.PartitionKey).Distinct(StringComparer.Ordinal).Where(month => !_knownMonths.ContainsKey(month)).ToList();
        if (months.Count > 0)
        {
            await table.InsertAsync([.. months.Select(month => new Row { PartitionKey = MonthsPartition, RowKey = month })], cancellationToken);
            months.ForEach(month => _knownMonths[month] = true);
        }

        await table.UpsertAsync(rows, cancellationToken);
    }

    /// <summary>Deletes rows; those that are not there are passed over. Their months stay listed, which costs one empty scan each.</summary>
    public async Task DeleteAsync(IReadOnlyList<(string PartitionKey, string RowKey)> keys, CancellationToken cancellationToken)
    {
        if (keys.Count > 0)
        {
            var table = await store.OpenAsync(tableName, cancellationToken);
            await table.DeleteAsync(keys, cancellationToken);
        }
    }

    /// <summary>Streams an indicator's rows with <paramref name="from"/> &lt;= time &lt; <paramref name="to"/>, newest first, then in key order.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="from">Inclusive; <see cref="DateTimeOffset.MinValue"/> goes back to the first.</param>
    /// <param name="to">Exclusive; <see cref="DateTimeOffset.MaxValue"/> starts at the last.</param>
    /// <param name="limit">The most rows wanted; null for all.</param>
    /// <param name="cancellationToken">Stops the scan.</param>
    public IAsyncEnumerable<Row> NewestFirstAsync(
        IndicatorId indicator, DateTimeOffset from, DateTimeOffset to, int? limit, CancellationToken cancellationToken) =>
        NewestFirstAsync(indicator, from, to, null, limit, cancellationToken);

    /// <summary>As above, but only the rows behind one of them: how a reader goes on where the last page ended, whatever has come since.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="from">Inclusive.</param>
    /// <param name="to">Exclusive.</param>
    /// <param name="after">The row key after which to begin; null begins at the newest.</param>
    /// <param name="limit">The most rows wanted; null for all.</param>
    /// <param name="cancellationToken">Stops the scan.</param>
    public async IAsyncEnumerable<Row> NewestFirstAsync(
        IndicatorId indicator, DateTimeOffset from, DateTimeOffset to, string? after, int? limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (after is not null && ReversedTicks.TimeOf(after) is var last && last < to)
        {
            to = last.AddTicks(1);
        }

        if (to <= from || limit <= 0)
        {
            yield break;
        }

        var left = limit;
        var table = await store.OpenAsync(tableName, cancellationToken);

        // Reversed ticks count down: the first key wanted is that of the tick before `to`, the last that of `from`.
        var firstKey = after is null ? ReversedTicks.Of(to.AddTicks(-1)) : RowKeys.Next(after);
        var beyondKey = ReversedTicks.Of(from) + '~';
        foreach (var month in await MonthsNewestFirstAsync(table, indicator, from, to, cancellationToken))
        {
            await foreach (var row in table.ScanAsync(month, firstKey, beyondKey, left, cancellationToken))
            {
                yield return row;
                if (--left == 0)
                {
                    yield break;
                }
            }
        }
    }

    private static async Task<IReadOnlyList<string>> MonthsNewestFirstAsync(
        ITable table, IndicatorId indicator, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var months = new List<string>();
        await foreach (var row in table.ScanAsync(
            MonthsPartition, PartitionOf(indicator, from), PartitionOf(indicator, to.AddTicks(-1)) + '~', null, cancellationToken))
        {
            months.Add(row.RowKey);
        }

        months.Reverse();
        return months;
    }
}
