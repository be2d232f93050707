using SignalWatch.History;

namespace SignalWatch.Tests.Jobs;

/// <summary>A store whose process "dies" before its n-th write: that write and all later ones never happen.</summary>
internal sealed class DyingStore(ITableStore inner, int writesUntilDeath) : ITableStore
{
    private int _writes;

    /// <summary>How many writes were asked for.</summary>
    public int Writes => _writes;

    public async Task<ITable> OpenAsync(string name, CancellationToken cancellationToken) => new Table(this, await inner.OpenAsync(name, cancellationToken));

    private void Write()
    {
        if (++_writes >= writesUntilDeath)
        {
            throw new IOException("The process died.");
        }
    }

    private sealed class Table(DyingStore store, ITable inner) : ITable
    {
        public Task<IReadOnlyList<bool>> InsertAsync(IReadOnlyList<Row> rows, CancellationToken cancellationToken)
        {
            store.Write();
            return inner.InsertAsync(rows, cancellationToken);
        }

        public Task UpsertAsync(IReadOnlyList<Row> rows, CancellationToken cancellationToken)
        {
            store.Write();
            return inner.UpsertAsync(rows, cancellationToken);
        }

        public Task DeleteAsync(IReadOnlyList<(string PartitionKey, string RowKey)> keys, CancellationToken cancellationToken)
        {
            store.Write();
            return inner.DeleteAsync(keys, cancellationToken);
        }

        public Task<Row?> FindAsync(string partitionKey, string rowKey, CancellationToken cancellationToken) =>
            inner.FindAsync(partitionKey, rowKey, cancellationToken);

        public IAsyncEnumerable<Row> ScanAsync(string partitionKey, string? fromRowKey, string? toRowKey, int? limit, CancellationToken cancellationToken) =>
            inner.ScanAsync(partitionKey, fromRowKey, toRowKey, limit, cancellationToken);
    }
}
