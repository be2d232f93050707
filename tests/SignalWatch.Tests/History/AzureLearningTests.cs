using SignalWatch.History.Tables;
using SignalWatch.Tests.Services;

namespace SignalWatch.Tests.History;

public sealed class AzureLearningTests(AzuriteServer azurite) : LearningContract
{
    protected override async Task<ITableStore> OpenStoreAsync(CancellationToken cancellationToken) =>
        new PrefixedStore(new AzureTableStore(await azurite.ConnectAsync(cancellationToken)), $"t{Guid.NewGuid():N}");
}
