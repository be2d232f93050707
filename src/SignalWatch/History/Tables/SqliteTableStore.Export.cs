using System.Runtime.CompilerServices;

namespace SignalWatch.History.Tables;

public sealed partial class SqliteTableStore
{
    /// <inheritdoc />
    public Task<IReadOnlyList<string>> TableNamesAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<string>>(Read(NamesIn));
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<Row> ScanAllAsync(string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        TableNames.Validate(name);
        var table = new SqliteTable(this, name);
        foreach (var row in table.ScanAll(cancellationToken))
        {
            yield return row;
        }

        await Task.CompletedTask;
    }

    private static List<string> NamesIn(PreparedConnection reader)
    {
        var names = new List<string>();
        using var rows = reader.Prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").ExecuteReader();
        while (rows.Read())
        {
            names.Add(rows.GetString(0));
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }
}
