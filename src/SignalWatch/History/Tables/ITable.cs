namespace SignalWatch.History.Tables;

/// <summary>
/// The little that SignalWatch asks of a table store, the same for Azure Tables and SQLite. Rows are ordered by row key
/// within a partition, by ordinal comparison. Times that should come newest first are written as reversed ticks in the key.
/// </summary>
public interface ITable
{
    /// <summary>Inserts the rows whose keys are absent. This is the lock that makes a job safe to run twice.</summary>
    /// <returns>For each row, in order, whether this call inserted it.</returns>
    Task<IReadOnlyList<bool>> InsertAsync(IReadOnlyList<Row> rows, CancellationToken cancellationToken);

    /// <summary>Inserts or wholly replaces the rows; atomic only within a partition and 100 rows.</summary>
    Task UpsertAsync(IReadOnlyList<Row> rows, CancellationToken cancellationToken);

    /// <summary>Deletes the rows with these keys; absent ones are passed over.</summary>
    Task DeleteAsync(IReadOnlyList<(string PartitionKey, string RowKey)> keys, CancellationToken cancellationToken);

    /// <summary>The row, or null when there is none.</summary>
    Task<Row?> FindAsync(string partitionKey, string rowKey, CancellationToken cancellationToken);

    /// <summary>Streams one partition's rows with <paramref name="fromRowKey"/> &lt;= key &lt; <paramref name="toRowKey"/> in key order: one range scan.</summary>
    /// <param name="partitionKey">The partition.</param>
    /// <param name="fromRowKey">Inclusive; null starts at the first row.</param>
    /// <param name="toRowKey">Exclusive; null goes on to the last row.</param>
    /// <param name="limit">The most rows wanted; null for all.</param>
    /// <param name="cancellationToken">Stops the scan.</param>
    IAsyncEnumerable<Row> ScanAsync(
        string partitionKey, string? fromRowKey, string? toRowKey, int? limit, CancellationToken cancellationToken);
}
