namespace SignalWatch.History.Tables;

internal sealed partial class SqliteTable
{
    private readonly string _scanAll =
        $"SELECT pk, rk, props FROM \"{name}\" WHERE (pk, rk) > ($pk, $rk) ORDER BY pk, rk LIMIT $limit";

    /// <summary>Every row, by partition and row key, read in pages.</summary>
    internal IEnumerable<Row> ScanAll(CancellationToken cancellationToken)
    {
        var (partitionKey, rowKey) = ("", "");
        for (var isMore = true; isMore;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = store.Read(reader => PageOfAll(reader, partitionKey, rowKey));
            foreach (var row in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return row;
                (partitionKey, rowKey) = (row.PartitionKey, row.RowKey);
            }

            isMore = page.Count == PageSize;
        }
    }

    private List<Row> PageOfAll(PreparedConnection reader, string partitionKey, string rowKey)
    {
        var page = new List<Row>();
        if (!IsThere(reader))
        {
            return page;
        }

        var command = reader.Prepare(_scanAll, "$pk", "$rk", "$limit");
        command.Parameters[0].Value = partitionKey;
        command.Parameters[1].Value = rowKey;
        command.Parameters[2].Value = PageSize;
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            page.Add(new Row
            {
                PartitionKey = rows.GetString(0),
                RowKey = rows.GetString(1),
                Properties = PackedProperties.Read(rows.GetFieldValue<byte[]>(2)),
            });
        }

        return page;
    }
}
