using System.Collections.Concurrent;
using SignalWatch.History.Tables;

namespace SignalWatch.Benchmarks.Scale;

/// <summary>Counts the rows written to each partition, as a storage account's limit of 2,000 entities a second and partition does.</summary>
internal sealed class PartitionCounter(ITableStore inner) : ITableStore
{
    private readonly ConcurrentDictionary<string, long> _rows = new(StringComparer.Ordinal);

    /// <summary>Rows written or deleted since the last call, by table and partition.</summary>
    public IReadOnlyDictionary<string, long> Take()
    {
        var taken = _rows.ToDictionary(StringComparer.Ordinal);
        _rows.Clear();
        return taken;
    }

    /// <inheritdoc />
    public async Task<ITable> OpenAsync(string name, CancellationToken cancellationToken) =>
        new Table(this, name, await inner.OpenAsync(name, cancellationToken));

    private void Count(string table, IEnumerable<string> partitions)
    {
        foreach (var partition in partitions)
        {
            _rows.AddOrUpdate($"{table}/{partition}", 1, (_, count) => count + 1);
        }
    }

    private sealed class Table(PartitionCounter counter, string name, ITable inner) : ITable
    {
        public Task<IReadOnlyList<bool>> InsertAsync(IReadOnlyList<Row> rows, CancellationToken cancellationToken)
        {
            counter.Count(name, rows.Select(row => row.PartitionKey));
            return inner.InsertAsync(rows, cancellationToken);
        }

        public Task UpsertAsync(IReadOnlyList<Row> rows, CancellationToken cancellationToken)
        {
            counter.Count(name, rows.Select(row => row.PartitionKey));
            return inner.UpsertAsync(rows, cancellationToken);
        }

        public Task DeleteAsync(IReadOnlyList<(string PartitionKey, string RowKey)> keys, CancellationToken cancellationToken)
        {
            counter.Count(name, keys.Select(key => key.PartitionKey));
            return inner.DeleteAsync(keys, cancellationToken);
        }

        public Task<Row?> FindAsync(string partitionKey, string rowKey, CancellationToken cancellationToken) =>
            inner.FindAsync(partitionKey, rowKey, cancellationToken);

        public IAsyncEnumerable<Row> ScanAsync(string partitionKey, string? fromRowKey, string? toRowKey, int? limit, CancellationToken cancellationToken) =>
            inner.ScanAsync(partitionKey, fromRowKey, toRowKey, limit, cancellationToken);
    }
}
