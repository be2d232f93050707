using SignalWatch.History.Tables;

namespace SignalWatch.Benchmarks;

/// <summary>Counts what is asked of a store, by kind of call.</summary>
internal sealed class CountingStore(ITableStore inner) : ITableStore
{
    private int _scans;
    private int _finds;
    private int _writes;
    private int _rows;

    /// <inheritdoc />
    public async Task<ITable> OpenAsync(string name, CancellationToken cancellationToken) => new Table(this, await inner.OpenAsync(name, cancellationToken));

    /// <summary>The counts since the last call, as one line.</summary>
    public string Take()
    {
        var line = FormattableString.Invariant($"{_scans} scans, {_finds} finds, {_writes} writes of {_rows} rows");
        (_scans, _finds, _writes, _rows) = (0, 0, 0, 0);
        return line;
    }

    private void Write(int rows)
    {
        _writes++;
        _rows += rows;
    }

    private sealed class Table(CountingStore store, ITable inner) : ITable
    {
        public Task<IReadOnlyList<bool>> InsertAsync(IReadOnlyList<Row> rows, CancellationToken cancellationToken)
        {
            store.Write(rows.Count);
            return inner.InsertAsync(rows, cancellationToken);
        }

        public Task UpsertAsync(IReadOnlyList<Row> rows, CancellationToken cancellationToken)
        {
            store.Write(rows.Count);
            return inner.UpsertAsync(rows, cancellationToken);
        }

        public Task DeleteAsync(IReadOnlyList<(string PartitionKey, string RowKey)> keys, CancellationToken cancellationToken)
        {
            store.Write(keys.Count);
            return inner.DeleteAsync(keys, cancellationToken);
        }

        public Task<Row?> FindAsync(string partitionKey, string rowKey, CancellationToken cancellationToken)
        {
            store._finds++;
            return inner.FindAsync(partitionKey, rowKey, cancellationToken);
        }

        public IAsyncEnumerable<Row> ScanAsync(string partitionKey, string? fromRowKey, string? toRowKey, int? limit, CancellationToken cancellationToken)
        {
            store._scans++;
            return inner.ScanAsync(partitionKey, fromRowKey, toRowKey, limit, cancellationToken);
        }
    }
}
