using SignalWatch.History.Tables;
using SignalWatch.Tests.History;

namespace SignalWatch.Tests.Alerts;

public sealed class OutboxSqliteTests : OutboxContract, IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private SqliteTableStore? _store;

    public void Dispose()
    {
        _store?.Dispose();
        _directory.Dispose();
    }

    protected override Task<ITableStore> OpenStoreAsync(CancellationToken cancellationToken) => Task.FromResult<ITableStore>(
        new PrefixedStore(_store ??= SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadWrite), $"t{Guid.NewGuid():N}"));
}
