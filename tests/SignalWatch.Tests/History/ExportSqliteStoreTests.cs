using SignalWatch.History.Tables;

namespace SignalWatch.Tests.History;

public sealed class ExportSqliteStoreTests : ExportableStoreContract, IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private SqliteTableStore? _store;

    public void Dispose()
    {
        _store?.Dispose();
        _directory.Dispose();
    }

    internal override Task<IExportableStore> OpenStoreAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IExportableStore>(_store ??= SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadWrite));
}
