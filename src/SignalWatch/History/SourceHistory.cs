using SignalWatch.History.Tables;
using SignalWatch.Packs;

namespace SignalWatch.History;

/// <summary>What is known of each source's polls: table <c>sources</c>, partition <c>source</c>, row = source id, as a flat bag of properties.</summary>
/// <param name="store">Where the table is.</param>
public sealed class SourceHistory(ITableStore store)
{
    private const string TableName = "sources";
    private const string Partition = "source";

    /// <summary>The source's properties; null when it was never polled.</summary>
    public async Task<IReadOnlyDictionary<string, object>?> FindAsync(SourceId source, CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        return (await table.FindAsync(Partition, source.Value, cancellationToken))?.Properties;
    }

    /// <summary>Stores the source's properties in place of those it had; types as in <see cref="Row.Properties"/>.</summary>
    public async Task SaveAsync(SourceId source, IReadOnlyDictionary<string, object> properties, CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        await table.UpsertAsync([new Row { PartitionKey = Partition, RowKey = source.Value, Properties = properties }], cancellationToken);
    }

    /// <summary>The properties of every source that was ever polled, also of those no longer in the pack.</summary>
    public async Task<IReadOnlyDictionary<SourceId, IReadOnlyDictionary<string, object>>> AllAsync(CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        var all = new Dictionary<SourceId, IReadOnlyDictionary<string, object>>();
        await foreach (var row in table.ScanAsync(Partition, null, null, null, cancellationToken))
        {
            all[new SourceId(row.RowKey)] = row.Properties;
        }

        return all;
    }
}
