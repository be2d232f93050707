using SignalWatch.History.Tables;
using SignalWatch.Tests.Services;

namespace SignalWatch.Tests.History;

public sealed class AzureHistoryTests(AzuriteServer azurite) : HistoryContract
{
    protected override async Task<ITableStore> OpenStoreAsync(CancellationToken cancellationToken) =>
        new PrefixedStore(new AzureTableStore(await azurite.ConnectAsync(cancellationToken)), $"t{Guid.NewGuid():N}");
}
