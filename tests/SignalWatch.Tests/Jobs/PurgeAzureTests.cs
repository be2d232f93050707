using SignalWatch.History.Tables;
using SignalWatch.Tests.History;
using SignalWatch.Tests.Services;

namespace SignalWatch.Tests.Jobs;

public sealed class PurgeAzureTests(AzuriteServer azurite) : PurgeContract
{
    internal override async Task<IExportableStore> OpenStoreAsync(CancellationToken cancellationToken) =>
        new ExportPrefixedStore(new AzureTableStore(await azurite.ConnectAsync(cancellationToken)), $"t{Guid.NewGuid():N}");
}
