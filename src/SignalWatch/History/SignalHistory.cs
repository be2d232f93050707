using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using SignalWatch.Packs;

namespace SignalWatch.History;

/// <summary>
/// Every indicator's signals: table <c>signals</c>, partition <c>indicator|yyyyMM</c> (of the signal's time, UTC), row
/// <c>reversed ticks|source id|item id</c>: a page of history is one range scan of one partition. Which months exist is kept in
/// partition <c>months</c>, row <c>indicator|yyyyMM</c>, so that no scan is spent on an empty month.
/// </summary>
/// <param name="store">Where the table is.</param>
public sealed class SignalHistory(ITableStore store)
{
    private const string TableName = "signals";
    private const string MonthsPartition = "months";

    private readonly ConcurrentDictionary<string, bool> _knownMonths = new(StringComparer.Ordinal);

    /// <summary>Stores signals. Safe to repeat: the same item's signal at the same time is replaced.</summary>
    public async Task AddAsync(IReadOnlyList<Signal> signals, CancellationToken cancellationToken)
    {
        if (signals.Count == 0)
        {
            return;
        }

        var table = await store.OpenAsync(TableName, cancellationToken);
        var rows = signals.Select(SignalRows.From).ToList();

        // Months first: a month without signals costs one empty scan, but signals without their month would never be found.
        var months = rows.Select(row => row.PartitionKey).Distinct(StringComparer.Ordinal).Where(month => !_knownMonths.ContainsKey(month)).ToList();
        if (months.Count > 0)
        {
            await table.InsertAsync([.. months.Select(month => new Row { PartitionKey = MonthsPartition, RowKey = month })], cancellationToken);
            months.ForEach(month => _knownMonths[month] = true);
        }

        await table.UpsertAsync(rows, cancellationToken);
    }

    /// <summary>Deletes signals; those that are not there are passed over. Their months stay listed, which costs one empty scan each.</summary>
    public async Task DeleteAsync(IReadOnlyList<Signal> signals, CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        await table.DeleteAsync([.. signals.Select(SignalRows.From).Select(row => (row.PartitionKey, row.RowKey))], cancellationToken);
    }

    /// <summary>Streams an indicator's signals with <paramref name="from"/> &lt;= time &lt; <paramref name="to"/>, newest first, then by source and item.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="from">Inclusive; <see cref="DateTimeOffset.MinValue"/> goes back to the first.</param>
    /// <param name="to">Exclusive; <see cref="DateTimeOffset.MaxValue"/> starts at the last.</param>
    /// <param name="limit">The most signals wanted; null for all.</param>
    /// <param name="cancellationToken">Stops the scan.</param>
    public async IAsyncEnumerable<Signal> NewestFirstAsync(
        IndicatorId indicator, DateTimeOffset from, DateTimeOffset to, int? limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (to <= from || limit <= 0)
        {
            yield break;
        }

        var left = limit;
        var table = await store.OpenAsync(TableName, cancellationToken);

        // Reversed ticks count down: the first key wanted is that of the tick before `to`, the last that of `from`.
        var firstKey = ReversedTicks.Of(to.AddTicks(-1));
        var beyondKey = ReversedTicks.Of(from) + '~';
        foreach (var month in await MonthsNewestFirstAsync(table, indicator, from, to, cancellationToken))
        {
            await foreach (var row in table.ScanAsync(month, firstKey, beyondKey, left, cancellationToken))
            {
                yield return SignalRows.ToSignal(row);
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
        var first = SignalRows.Partition(indicator, SignalRows.MonthOf(from));
        var beyond = SignalRows.Partition(indicator, SignalRows.MonthOf(to.AddTicks(-1))) + '~';
        var months = new List<string>();
        await foreach (var row in table.ScanAsync(MonthsPartition, first, beyond, null, cancellationToken))
        {
            months.Add(row.RowKey);
        }

        months.Reverse();
        return months;
    }
}
