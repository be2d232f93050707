using Microsoft.Data.Sqlite;

namespace SignalWatch.History.Tables;

/// <summary>One SQLite connection and the statements prepared on it. Used by one thread at a time.</summary>
internal sealed class PreparedConnection(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

    /// <summary>The command for this text, prepared once, with these parameters in this order.</summary>
    public SqliteCommand Prepare(string sql, params ReadOnlySpan<string> parameters)
    {
        if (_commands.TryGetValue(sql, out var command))
        {
            return command;
        }

        command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        _commands.Add(sql, command);
        return command;
    }

    /// <summary>Runs a statement that has no parameters and no result.</summary>
    public void Execute(string sql) => Prepare(sql).ExecuteNonQuery();

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }
}
