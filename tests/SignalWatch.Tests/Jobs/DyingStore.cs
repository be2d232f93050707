using SignalWatch.History.Tables;

namespace SignalWatch.Tests.Jobs;

/// <summary>A store whose process "dies" before its n-th write: that write and all later ones never happen.</summary>
/// <param name="inner">Where writes go before that.</param>
/// <param name="writesUntilDeath">The first write that never happens.</param>
/// <param name="meanwhile">What another process does before each write; null for nothing.</param>
internal sealed class DyingStore(ITableStore inner, int writesUntilDeath, Func<Task>? meanwhile = null) : ITableStore
{
    private int _writes;

    /// <summary>How many writes were asked for.</summary>
    public int Writes => _writes;

    public async Task<ITable> OpenAsync(string name, CancellationToken cancellationToken) => new Table(this, await inner.OpenAsync(name, cancellationToken));

    private Task WriteAsync() => ++_writes >= writesUntilDeath
        ? throw new IOException("The process died.")
        : meanwhile?.Invoke() ?? Task.CompletedTask;

    private sealed class Table(DyingStore store, ITable inner) : ITable
    {
        public async Task<IReadOnlyList<bool>> InsertAsync(IReadOnlyList<Row> rows, CancellationToken cancellationToken)
        {
            await store.WriteAsync();
            return await inner.InsertAsync(rows, cancellationToken);
        }

        public async Task UpsertAsync(IReadOnlyList<Row> rows, CancellationToken cancellationToken)
        {
            await store.WriteAsync();
            await inner.UpsertAsync(rows, cancellationToken);
        }

        public async Task DeleteAsync(IReadOnlyList<(string PartitionKey, string RowKey)> keys, CancellationToken cancellationToken)
        {
            await store.WriteAsync();
            await inner.DeleteAsync(keys, cancellationToken);
        }

        public Task<Row?> FindAsync(string partitionKey, string rowKey, CancellationToken cancellationToken) =>
            inner.FindAsync(partitionKey, rowKey, cancellationToken);

        public IAsyncEnumerable<Row> ScanAsync(string partitionKey, string? fromRowKey, string? toRowKey, int? limit, CancellationToken cancellationToken) =>
            inner.ScanAsync(partitionKey, fromRowKey, toRowKey, limit, cancellationToken);
    }
}
