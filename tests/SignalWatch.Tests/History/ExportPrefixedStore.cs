using SignalWatch.History.Tables;

namespace SignalWatch.Tests.History;

/// <summary>Gives a test a whole store of its own in the one Azurite.</summary>
internal sealed class ExportPrefixedStore(IExportableStore store, string prefix) : IExportableStore
{
    public Task<ITable> OpenAsync(string name, CancellationToken cancellationToken) => store.OpenAsync(prefix + name, cancellationToken);

    public async Task<IReadOnlyList<string>> TableNamesAsync(CancellationToken cancellationToken) =>
        [.. (await store.TableNamesAsync(cancellationToken)).Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Select(name => name[prefix.Length..])];

    public IAsyncEnumerable<Row> ScanAllAsync(string name, CancellationToken cancellationToken) => store.ScanAllAsync(prefix + name, cancellationToken);
}
