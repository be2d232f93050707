using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace SignalWatch.History.Tables;

/// <summary>
/// Tables in one file, <c>signalwatch.db</c>, in a data directory: what the command line uses in place of Table Storage. One process
/// polls and assesses, others may write rows of their own (<see cref="StoreAccess.WriteBeside"/>), any number read meanwhile
/// (write-ahead log, https://www.sqlite.org/wal.html). Safe for concurrent use.
/// </summary>
/// <remarks>A call that writes is one transaction. After a power cut the last transactions may be missing, but never parts of one.</remarks>
public sealed partial class SqliteTableStore : IExportableStore, IDisposable, IAsyncDisposable
{
    /// <summary>The file in the data directory.</summary>
    public const string FileName = "signalwatch.db";

    /// <summary>Kept in <c>PRAGMA user_version</c>; a file with a greater one was written by a newer release.</summary>
    internal const int SchemaVersion = 1;

    private const int ReadersKept = 8;

    private readonly ConcurrentDictionary<string, SqliteTable> _tables = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentBag<PreparedConnection> _idleReaders = [];
    private readonly SemaphoreSlim _oneWriter = new(1, 1);
    private readonly TimeSpan _busyTimeout;
    private readonly string _directory;
    private readonly string _path;
    private WriterLock? _writerLock;
    private PreparedConnection? _writer;
    private bool _isDisposed;

    private SqliteTableStore(string directory, TimeSpan busyTimeout)
    {
        _directory = directory;
        _path = Path.Combine(directory, FileName);
        _busyTimeout = busyTimeout;
    }

    /// <summary>Opens the data directory.</summary>
    /// <param name="directory">The data directory; made when missing and <paramref name="access"/> is to write.</param>
    /// <param name="access">What for; only one process at a time has it for <see cref="StoreAccess.ReadWrite"/>.</param>
    /// <exception cref="StoreException">It can't be opened so; the message says why and what to do.</exception>
    public static SqliteTableStore Open(string directory, StoreAccess access) => Open(directory, access, TimeSpan.FromSeconds(5));

    /// <summary>As <see cref="Open(string, StoreAccess)"/>, with how long to wait for another program that has the file locked.</summary>
    internal static SqliteTableStore Open(string directory, StoreAccess access, TimeSpan busyTimeout)
    {
        var store = new SqliteTableStore(Path.GetFullPath(directory), busyTimeout);
        try
        {
            if (access == StoreAccess.ReadOnly)
            {
                store.OpenToRead();
            }
            else
            {
                store.OpenToWrite(access);
            }

            return store;
        }
        catch (SqliteException e)
        {
            store.Dispose();
            throw SqliteFaults.Explain(store._path, e);
        }
        catch (StoreException)
        {
            store.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    /// <exception cref="StoreException">The file can't be used; the message says why and what to do.</exception>
    public Task<ITable> OpenAsync(string name, CancellationToken cancellationToken)
    {
        TableNames.Validate(name);
        cancellationToken.ThrowIfCancellationRequested();
        return _tables.TryGetValue(name, out var table) ? Task.FromResult<ITable>(table) : OpenNewAsync(name, cancellationToken);
    }

    /// <inheritdoc />
    public void Dispose() => Close();

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        Close();
        return ValueTask.CompletedTask;
    }

    private void Close()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        while (_idleReaders.TryTake(out var reader))
        {
            reader.Dispose();
        }

        // The last connection to close folds the log into the file, so the writer goes last.
        _writer?.Dispose();
        _writerLock?.Dispose();
        _oneWriter.Dispose();
    }

    /// <summary>Runs <paramref name="work"/> in one transaction, alone; nothing of it stays when it throws.</summary>
    internal async Task<T> WriteAsync<T>(Func<PreparedConnection, T> work, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var writer = _writer ?? throw new StoreException($"{_directory} was opened for reading only; open it to read and write.");
        await _oneWriter.WaitAsync(cancellationToken);
        try
        {
            return InTransaction(writer, work);
        }
        catch (SqliteException e)
        {
            throw SqliteFaults.Explain(_path, e);
        }
        finally
        {
            _oneWriter.Release();
        }
    }

    /// <summary>Runs <paramref name="work"/> on a connection that sees the last finished transaction.</summary>
    internal T Read<T>(Func<PreparedConnection, T> work)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        try
        {
            var reader = _idleReaders.TryTake(out var idle) ? idle : Connect(SqliteOpenMode.ReadOnly);
            try
            {
                return work(reader);
            }
            finally
            {
                Return(reader);
            }
        }
        catch (SqliteException e)
        {
            throw SqliteFaults.Explain(_path, e);
        }
        catch (InvalidDataException e)
        {
            throw new StoreException(SqliteFaults.Damaged(_path), e);
        }
    }

    private static T InTransaction<T>(PreparedConnection writer, Func<PreparedConnection, T> work)
    {
        var isCommitted = false;
        writer.Execute("BEGIN IMMEDIATE");
        try
        {
            var result = work(writer);
            writer.Execute("COMMIT");
            isCommitted = true;
            return result;
        }
        finally
        {
            if (!isCommitted)
            {
                RollBack(writer);
            }
        }
    }

    private static void RollBack(PreparedConnection writer)
    {
        try
        {
            writer.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // After a full disk or an I/O error SQLite has rolled back by itself; the error that led here is the one to report.
        }
    }

    private async Task<ITable> OpenNewAsync(string name, CancellationToken cancellationToken)
    {
        var table = new SqliteTable(this, name);
        if (_writer is not null)
        {
            await WriteAsync(table.Create, cancellationToken);
        }

        return _tables.GetOrAdd(name, table);
    }

    private void Return(PreparedConnection reader)
    {
        if (_isDisposed || _idleReaders.Count >= ReadersKept)
        {
            reader.Dispose();
            return;
        }

        _idleReaders.Add(reader);
    }

    private void OpenToWrite(StoreAccess access)
    {
        if (File.Exists(_directory))
        {
            throw new StoreException($"{_directory} is a file, not a directory; name a directory with --data.");
        }

        try
        {
            Directory.CreateDirectory(_directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"{_directory} can't be made ({e.Message}); name another directory with --data.", e);
        }

        RefuseDirectoryAsFile();
        _writerLock = access == StoreAccess.ReadWrite ? WriterLock.Take(_directory) : null;
        _writer = Connect(SqliteOpenMode.ReadWriteCreate);
        CheckVersion(_writer);
        _writer.Prepare("PRAGMA journal_mode = WAL").ExecuteScalar();
        _writer.Execute("PRAGMA synchronous = NORMAL");
        _writer.Execute("PRAGMA cache_size = -65536"); // KiB; holds the pages that a bulk load keeps coming back to.
        _writer.Execute("PRAGMA wal_autocheckpoint = 8000"); // Pages (32 MB): the default of 1,000 is one batch, and would copy each page many times.
        _writer.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {SchemaVersion}"));
    }

    private void OpenToRead()
    {
        if (File.Exists(_directory))
        {
            throw new StoreException($"{_directory} is a file, not a directory; name a directory with --data.");
        }

        RefuseDirectoryAsFile();
        if (!File.Exists(_path))
        {
            throw new StoreException(
                $"There is no history in {_directory} yet; `signalwatch demo` or `signalwatch run` makes it, or name another directory with --data.");
        }

        var reader = Connect(SqliteOpenMode.ReadOnly);
        try
        {
            CheckVersion(reader);
        }
        finally
        {
            Return(reader);
        }
    }

    private void RefuseDirectoryAsFile()
    {
        if (Directory.Exists(_path))
        {
            throw new StoreException($"{_path} is a directory where the database should be; move it away, or name another directory with --data.");
        }
    }

    private void CheckVersion(PreparedConnection connection)
    {
        var version = Convert.ToInt64(connection.Prepare("PRAGMA user_version").ExecuteScalar(), CultureInfo.InvariantCulture);
        if (version > SchemaVersion)
        {
            throw new StoreException(FormattableString.Invariant(
                $"{_path} was written by a newer signalwatch (schema {version}; this one knows {SchemaVersion}); update signalwatch, or name another directory with --data."));
        }
    }

    private PreparedConnection Connect(SqliteOpenMode mode)
    {
        // Not pooled: the store keeps its connections itself, with their prepared statements, and closes them when it is disposed.
        var settings = new SqliteConnectionStringBuilder { DataSource = _path, Mode = mode, Pooling = false, DefaultTimeout = 1 };
        var connection = new SqliteConnection(settings.ConnectionString);
        try
        {
            connection.Open();
            var prepared = new PreparedConnection(connection);
            prepared.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {(int)_busyTimeout.TotalMilliseconds}"));
            return prepared;
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw;
        }
    }
}
