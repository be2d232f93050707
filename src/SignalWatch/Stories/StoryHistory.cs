using System.Runtime.CompilerServices;
using SignalWatch.History;
using SignalWatch.Packs;

namespace SignalWatch.Stories;

/// <summary>
/// Every indicator's stories: table <c>stories</c>, partition <c>indicator|yyyyMM</c> (of the story's first item, UTC), row
/// <c>reversed ticks|story id</c>: a page of an indicator's stories is one range scan of one partition. Which months exist is kept in
/// partition <c>months</c>, row <c>indicator|yyyyMM</c>.
/// </summary>
/// <param name="store">Where the table is.</param>
public sealed class StoryHistory(ITableStore store)
{
    private const string TableName = "stories";
    private const string MonthsPartition = "months";

    /// <summary>Streams an indicator's stories with <paramref name="from"/> &lt;= time &lt; <paramref name="to"/>, newest first.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="from">Inclusive; <see cref="DateTimeOffset.MinValue"/> goes back to the first.</param>
    /// <param name="to">Exclusive; <see cref="DateTimeOffset.MaxValue"/> starts at the last.</param>
    /// <param name="limit">The most stories wanted; null for all.</param>
    /// <param name="cancellationToken">Stops the scan.</param>
    public IAsyncEnumerable<StoryEvidence> NewestFirstAsync(
        IndicatorId indicator, DateTimeOffset from, DateTimeOffset to, int? limit, CancellationToken cancellationToken) =>
        ScanAsync(indicator, from, to, limit, cancellationToken).Select(StoryRows.ToEvidence);

    /// <summary>The rows of an indicator's stories with <paramref name="from"/> &lt;= time &lt; <paramref name="to"/>, newest first.</summary>
    internal async IAsyncEnumerable<Row> ScanAsync(
        IndicatorId indicator, DateTimeOffset from, DateTimeOffset to, int? limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (to <= from || limit <= 0)
        {
            yield break;
        }

        var left = limit;
        var table = await store.OpenAsync(TableName, cancellationToken);
        var firstKey = ReversedTicks.Of(to.AddTicks(-1));
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

    /// <summary>Stores rows in place of those with their keys, then deletes the stale ones. Safe to repeat and to stop between the two.</summary>
    internal async Task ReplaceAsync(
        IReadOnlyList<Row> rows, IReadOnlyList<(string PartitionKey, string RowKey)> stale, CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        if (rows.Count > 0)
        {
            // Months first: a month without stories costs one empty scan, but stories without their month would never be found.
            var months = rows.Select(row => row.PartitionKey).Distinct(StringComparer.Ordinal);
            await table.InsertAsync([.. months.Select(month => new Row { PartitionKey = MonthsPartition, RowKey = month })], cancellationToken);
            await table.UpsertAsync(rows, cancellationToken);
        }

        if (stale.Count > 0)
        {
            await table.DeleteAsync(stale, cancellationToken);
        }
    }

    private static async Task<IReadOnlyList<string>> MonthsNewestFirstAsync(
        ITable table, IndicatorId indicator, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var first = StoryRows.Partition(indicator, StoryRows.MonthOf(from));
        var beyond = StoryRows.Partition(indicator, StoryRows.MonthOf(to.AddTicks(-1))) + '~';
        var months = new List<string>();
        await foreach (var row in table.ScanAsync(MonthsPartition, first, beyond, null, cancellationToken))
        {
            months.Add(row.RowKey);
        }

        months.Reverse();
        return months;
    }
}
