using System.Buffers;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SignalWatch.History.Tables;

/// <summary>One table of a <see cref="SqliteTableStore"/>. Text compares byte by byte (BINARY), which for keys is ordinal order.</summary>
internal sealed partial class SqliteTable(SqliteTableStore store, string name) : ITable
{
    private const int PageSize = 500;

    private readonly string _insert = $"INSERT OR IGNORE INTO \"{name}\" (pk, rk, props) VALUES ($pk, $rk, $props)";
    private readonly string _upsert = $"INSERT OR REPLACE INTO \"{name}\" (pk, rk, props) VALUES ($pk, $rk, $props)";
    private readonly string _delete = $"DELETE FROM \"{name}\" WHERE pk = $pk AND rk = $rk";
    private readonly string _find = $"SELECT props FROM \"{name}\" WHERE pk = $pk AND rk = $rk";
    private readonly string _scan =
        $"SELECT rk, props FROM \"{name}\" WHERE pk = $pk AND rk >= $from ORDER BY rk LIMIT $limit";
    private readonly string _scanTo =
        $"SELECT rk, props FROM \"{name}\" WHERE pk = $pk AND rk >= $from AND rk < $to ORDER BY rk LIMIT $limit";

    private volatile bool _isThere;

    public Task<IReadOnlyList<bool>> InsertAsync(IReadOnlyList<Row> rows, CancellationToken cancellationToken)
    {
        RowLimits.Check(rows);
        return store.WriteAsync<IReadOnlyList<bool>>(
            writer => Put(writer.Prepare(_insert, "$pk", "$rk", "$props"), rows, cancellationToken), cancellationToken);
    }

    public Task UpsertAsync(IReadOnlyList<Row> rows, CancellationToken cancellationToken)
    {
        RowLimits.Check(rows);
        return store.WriteAsync(writer => Put(writer.Prepare(_upsert, "$pk", "$rk", "$props"), rows, cancellationToken), cancellationToken);
    }

    public Task DeleteAsync(IReadOnlyList<(string PartitionKey, string RowKey)> keys, CancellationToken cancellationToken)
    {
        foreach (var (partitionKey, rowKey) in keys)
        {
            RowKeys.Validate(partitionKey, rowKey);
        }

        return store.WriteAsync(writer => Delete(writer, keys, cancellationToken), cancellationToken);
    }

    public Task<Row?> FindAsync(string partitionKey, string rowKey, CancellationToken cancellationToken)
    {
        RowKeys.Validate(partitionKey, rowKey);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(store.Read(reader => Find(reader, partitionKey, rowKey)));
    }

    /// <remarks>Read in pages, so that no connection stays busy while the caller works on the rows; each page is a seek and a run of the index.</remarks>
    public async IAsyncEnumerable<Row> ScanAsync(
        string partitionKey, string? fromRowKey, string? toRowKey, int? limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        RowKeys.Validate(partitionKey);
        var from = fromRowKey ?? "";
        var left = limit ?? int.MaxValue;
        while (left > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var wanted = Math.Min(left, PageSize);
            var page = store.Read(reader => Page(reader, partitionKey, from, toRowKey, wanted));
            foreach (var row in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return row;
            }

            if (page.Count < wanted)
            {
                yield break;
            }

            left -= page.Count;
            from = page[^1].RowKey + '\u0001'; // The next possible key: valid keys have nothing below a space.
            await Task.CompletedTask;
        }
    }

    /// <summary>Makes the table when it is not there.</summary>
    internal bool Create(PreparedConnection writer)
    {
        writer.Execute(
            $"CREATE TABLE IF NOT EXISTS \"{name}\" (pk TEXT NOT NULL, rk TEXT NOT NULL, props BLOB NOT NULL, PRIMARY KEY (pk, rk)) WITHOUT ROWID");
        _isThere = true;
        return true;
    }

    private static bool[] Put(SqliteCommand command, IReadOnlyList<Row> rows, CancellationToken cancellationToken)
    {
        var isNew = new bool[rows.Count];
        var packed = new ArrayBufferWriter<byte>(1024);
        var parameters = command.Parameters;
        for (var i = 0; i < rows.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            packed.ResetWrittenCount();
            PackedProperties.Write(rows[i].Properties, packed);
            parameters[0].Value = rows[i].PartitionKey;
            parameters[1].Value = rows[i].RowKey;
            parameters[2].Value = packed.WrittenSpan.ToArray();
            isNew[i] = command.ExecuteNonQuery() == 1;
        }

        return isNew;
    }

    private bool Delete(PreparedConnection writer, IReadOnlyList<(string PartitionKey, string RowKey)> keys, CancellationToken cancellationToken)
    {
        var command = writer.Prepare(_delete, "$pk", "$rk");
        foreach (var (partitionKey, rowKey) in keys)
        {
            cancellationToken.ThrowIfCancellationRequested();
            command.Parameters[0].Value = partitionKey;
            command.Parameters[1].Value = rowKey;
            command.ExecuteNonQuery();
        }

        return true;
    }

    private Row? Find(PreparedConnection reader, string partitionKey, string rowKey)
    {
        if (!IsThere(reader))
        {
            return null;
        }

        var command = reader.Prepare(_find, "$pk", "$rk");
        command.Parameters[0].Value = partitionKey;
        command.Parameters[1].Value = rowKey;
        return command.ExecuteScalar() is byte[] packed
            ? new Row { PartitionKey = partitionKey, RowKey = rowKey, Properties = PackedProperties.Read(packed) }
            : null;
    }

    private List<Row> Page(PreparedConnection reader, string partitionKey, string from, string? to, int limit)
    {
        var page = new List<Row>();
        if (!IsThere(reader))
        {
            return page;
        }

        var command = to is null
            ? reader.Prepare(_scan, "$pk", "$from", "$limit")
            : reader.Prepare(_scanTo, "$pk", "$from", "$limit", "$to");
        command.Parameters[0].Value = partitionKey;
        command.Parameters[1].Value = from;
        command.Parameters[2].Value = limit;
        if (to is not null)
        {
            command.Parameters[3].Value = to;
        }

        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            page.Add(new Row
            {
                PartitionKey = partitionKey,
                RowKey = rows.GetString(0),
                Properties = PackedProperties.Read(raw.sqlite3_column_blob(rows.Handle, 1)),
            });
        }

        return page;
    }

    /// <summary>A reader may come before the writer has made the table; until then it is empty.</summary>
    private bool IsThere(PreparedConnection reader)
    {
        if (!_isThere)
        {
            var command = reader.Prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = $name COLLATE NOCASE", "$name");
            command.Parameters[0].Value = name;
            _isThere = command.ExecuteScalar() is not null;
        }

        return _isThere;
    }
}
