using SignalWatch.History.Tables;
using SignalWatch.Tests.Services;

namespace SignalWatch.Tests.History;

public sealed class ExportAzureStoreTests(AzuriteServer azurite) : ExportableStoreContract
{
    internal override async Task<IExportableStore> OpenStoreAsync(CancellationToken cancellationToken) =>
        new ExportPrefixedStore(new AzureTableStore(await azurite.ConnectAsync(cancellationToken)), $"t{Guid.NewGuid():N}");
}
