using SignalWatch.History;
using SignalWatch.Tests.Services;

namespace SignalWatch.Tests.History;

public sealed class AzureHistoryTests(AzuriteServer azurite) : HistoryContract
{
    protected override async Task<ITableStore> OpenStoreAsync(CancellationToken cancellationToken) =>
        new PrefixedStore(new AzureTableStore(await azurite.ConnectAsync(cancellationToken)), $"t{Guid.NewGuid():N}");

    /// <summary>Gives each test its own tables in the one Azurite.</summary>
    private sealed class PrefixedStore(ITableStore store, string prefix) : ITableStore
    {
        public Task<ITable> OpenAsync(string name, CancellationToken cancellationToken) => store.OpenAsync(prefix + name, cancellationToken);
    }
}
