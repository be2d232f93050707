namespace SignalWatch.History.Tables;

/// <summary>Cuts rows into transactions that Azure Tables takes: one partition, 100 rows, 4 MiB, no key twice.</summary>
internal static class AzureBatches
{
    private const int MaximumRows = 100;
    private const int MaximumBytes = 3_500_000;
    private const int BytesAroundRow = 1024;
    private const int BytesAroundProperty = 64;
    private const int BytesOfEscape = 6;

    /// <summary>Indices into <paramref name="rows"/>, in batches.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="keepsLast">Of rows with one key, whether the last counts (an upsert) or the first (an insert).</param>
    public static IReadOnlyList<IReadOnlyList<int>> Of(IReadOnlyList<Row> rows, bool keepsLast)
    {
        var indexByKey = new Dictionary<(string, string), int>(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            var key = (rows[i].PartitionKey, rows[i].RowKey);
            if (!indexByKey.TryAdd(key, i) && keepsLast)
            {
                indexByKey[key] = i;
            }
        }

        var batches = new List<IReadOnlyList<int>>();
        foreach (var partition in indexByKey.Values.Order().GroupBy(index => rows[index].PartitionKey, StringComparer.Ordinal))
        {
            Cut(rows, partition, batches);
        }

        return batches;
    }

    private static void Cut(IReadOnlyList<Row> rows, IEnumerable<int> partition, List<IReadOnlyList<int>> batches)
    {
        var batch = new List<int>();
        var size = 0;
        foreach (var index in partition)
        {
            var rowSize = SizeOf(rows[index]);
            if (batch.Count == MaximumRows || (batch.Count > 0 && size + rowSize > MaximumBytes))
            {
                batches.Add(batch);
                batch = [];
                size = 0;
            }

            batch.Add(index);
            size += rowSize;
        }

        batches.Add(batch);
    }

    /// <summary>An upper bound of the row's JSON: the client writes letters outside ASCII as <c>\uXXXX</c>.</summary>
    private static int SizeOf(Row row)
    {
        var size = BytesAroundRow + 2 * (row.PartitionKey.Length + row.RowKey.Length);
        foreach (var (name, value) in row.Properties)
        {
            size += BytesAroundProperty + 2 * name.Length;
            if (value is string text)
            {
                foreach (var c in text)
                {
                    size += char.IsAsciiLetterOrDigit(c) || c == ' ' ? 1 : BytesOfEscape;
                }
            }
        }

        return size;
    }
}
