using SignalWatch.History.Tables;

namespace SignalWatch.History;

/// <summary>Deletes old rows of a table that <see cref="MonthlyRows"/> keeps. Months stay listed, which costs one empty scan each.</summary>
/// <param name="store">Where the table is.</param>
/// <param name="tableName">Which.</param>
internal sealed class MonthlyPurge(ITableStore store, string tableName)
{
    private const string MonthsPartition = "months";
    private const int BatchSize = 500;

    /// <summary>The partitions, of whatever indicators, of months that begin before the day, with their months as <c>yyyyMM</c>.</summary>
    public async Task<IReadOnlyList<(string Month, string Partition)>> PartitionsAsync(DateOnly before, CancellationToken cancellationToken)
    {
        var beyond = DayKey.Of(before);
        var table = await store.OpenAsync(tableName, cancellationToken);
        var partitions = new List<(string, string)>();
        await foreach (var row in table.ScanAsync(MonthsPartition, null, null, null, cancellationToken))
        {
            var month = row.RowKey[(row.RowKey.LastIndexOf('|') + 1)..];
            if (string.CompareOrdinal(month + "01", beyond) < 0)
            {
                partitions.Add((month, row.RowKey));
            }
        }

        return partitions;
    }

    /// <summary>Deletes the partition's rows of before the day, or only counts them.</summary>
    /// <returns>How many.</returns>
    public async Task<int> RunAsync(string partition, DateOnly before, bool isDryRun, CancellationToken cancellationToken)
    {
        // Reversed ticks count down: what is older comes after the key of the day's first tick.
        var newest = ReversedTicks.Of(new DateTimeOffset(before, TimeOnly.MinValue, TimeSpan.Zero).AddTicks(-1));
        var table = await store.OpenAsync(tableName, cancellationToken);
        var count = 0;
        await foreach (var rows in table.ScanAsync(partition, newest, null, null, cancellationToken).Chunk(BatchSize).WithCancellation(cancellationToken))
        {
            count += rows.Length;
            if (!isDryRun)
            {
                await table.DeleteAsync([.. rows.Select(row => (row.PartitionKey, row.RowKey))], cancellationToken);
            }
        }

        return count;
    }
}
