using SignalWatch.History.Tables;
using SignalWatch.Tests.History;
using SignalWatch.Tests.Services;

namespace SignalWatch.Tests.Alerts;

public sealed class AzureAlertStoreTests(AzuriteServer azurite) : AlertStoreContract
{
    protected override async Task<ITableStore> OpenStoreAsync(CancellationToken cancellationToken) =>
        new PrefixedStore(new AzureTableStore(await azurite.ConnectAsync(cancellationToken)), $"t{Guid.NewGuid():N}");
}
