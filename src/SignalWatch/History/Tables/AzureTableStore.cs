using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Azure.Data.Tables;

namespace SignalWatch.History.Tables;

/// <summary>Tables in an Azure storage account. Safe for concurrent use by any number of processes.</summary>
/// <param name="service">The account's table service, with credentials and retry policy.</param>
public sealed class AzureTableStore(TableServiceClient service) : IExportableStore
{
    // The Functions host notes its own troubles in tables of the app's account, and analytics in some whose names begin with $.
    private const string HostsOwn = "AzureFunctions";

    private readonly ConcurrentDictionary<string, ITable> _tables = new(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc />
    /// <exception cref="StoreException">The account is out of reach or refuses; the message says which and what to do.</exception>
    public async Task<ITable> OpenAsync(string name, CancellationToken cancellationToken)
    {
        TableNames.Validate(name);
        if (_tables.TryGetValue(name, out var table))
        {
            return table;
        }

        await AzureFaults.ExplainAsync(service.Uri, () => service.CreateTableIfNotExistsAsync(name, cancellationToken), cancellationToken);
        return _tables.GetOrAdd(name, new AzureTable(service.GetTableClient(name)));
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<string>> TableNamesAsync(CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await foreach (var name in AzureFaults.ExplainEachAsync(
            service.Uri, service.QueryAsync((string?)null, null, cancellationToken), cancellationToken).Select(table => table.Name))
        {
            if (char.IsAsciiLetter(name[0]) && !name.StartsWith(HostsOwn, StringComparison.OrdinalIgnoreCase))
            {
                names.Add(name);
            }
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<Row> ScanAllAsync(string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await OpenAsync(name, cancellationToken);
        var entities = service.GetTableClient(name).QueryAsync<TableEntity>((string?)null, null, null, cancellationToken);
        await foreach (var entity in AzureFaults.ExplainEachAsync(service.Uri, entities, cancellationToken))
        {
            yield return AzureEntities.ToRow(entity);
        }
    }
}
