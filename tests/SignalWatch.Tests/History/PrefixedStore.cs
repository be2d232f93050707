using SignalWatch.History.Tables;

namespace SignalWatch.Tests.History;

/// <summary>Gives each test its own tables in the one Azurite.</summary>
internal sealed class PrefixedStore(ITableStore store, string prefix) : ITableStore
{
    public Task<ITable> OpenAsync(string name, CancellationToken cancellationToken) => store.OpenAsync(prefix + name, cancellationToken);
}
