using SignalWatch.History.Tables;

namespace SignalWatch.Tests.History;

public sealed class SqliteHistoryTests : HistoryContract, IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private SqliteTableStore? _store;

    public void Dispose()
    {
        _store?.Dispose();
        _directory.Dispose();
    }

    protected override Task<ITableStore> OpenStoreAsync(CancellationToken cancellationToken) =>
        Task.FromResult<ITableStore>(_store ??= SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadWrite));
}
