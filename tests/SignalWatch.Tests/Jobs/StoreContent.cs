using SignalWatch.History.Tables;

namespace SignalWatch.Tests.Jobs;

/// <summary>All that a store holds, as text: what is equal was written equal.</summary>
internal static class StoreContent
{
    public static async Task<List<string>> ReadAsync(
        ITableStore store, IReadOnlyList<string> tables, IReadOnlyList<string> partitions, CancellationToken cancellationToken)
    {
        var content = new List<string>();
        foreach (var partition in partitions)
        {
            foreach (var name in tables)
            {
                var table = await store.OpenAsync(name, cancellationToken);
                content.AddRange(await table.ScanAsync(partition, null, null, null, cancellationToken).Select(row => $"{name} {TextOf(row)}").ToListAsync(cancellationToken));
            }
        }

        return content;
    }

    private static string TextOf(Row row) =>
        $"{row.PartitionKey} {row.RowKey} {string.Join(' ', row.Properties.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => FormattableString.Invariant($"{one.Key}={one.Value}")))}";
}
