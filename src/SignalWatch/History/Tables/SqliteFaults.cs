using Microsoft.Data.Sqlite;

namespace SignalWatch.History.Tables;

/// <summary>Says what a SQLite error means for the user, and what to do about it.</summary>
internal static class SqliteFaults
{
    // Primary result codes, https://www.sqlite.org/rescode.html
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    /// <summary>The exception to throw for this error on this file.</summary>
    public static StoreException Explain(string path, SqliteException fault) => new(fault.SqliteErrorCode switch
    {
        Busy or Locked => $"{path} is locked by another program; close what has it open, and try again.",
        ReadOnly => $"{path} can't be written to; allow this user to write the file and its directory, or name another directory with --data.",
        InputOutput => $"{path} can't be read or written ({fault.Message}); check the disk, or name another directory with --data.",
        Corrupt or NotADatabase => Damaged(path),
        Full => $"{path} can't grow: the disk is full; free some space, and try again.",
        CannotOpen => $"{path} can't be opened; allow this user to read and write the file and its directory, or name another directory with --data.",
        _ => $"{path} can't be used: {fault.Message}; name another directory with --data, or report this.",
    }, fault);

    /// <summary>What to say of a file whose content is not what was written.</summary>
    public static string Damaged(string path) =>
        $"{path} is damaged or is not a signalwatch database; move it away or restore a backup, and try again.";
}
