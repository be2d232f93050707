using System.Collections.Concurrent;
using Azure.Data.Tables;

namespace SignalWatch.History;

/// <summary>Tables in an Azure storage account. Safe for concurrent use by any number of processes.</summary>
/// <param name="service">The account's table service, with credentials and retry policy.</param>
public sealed class AzureTableStore(TableServiceClient service) : ITableStore
{
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
}
