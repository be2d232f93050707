using System.Globalization;

namespace SignalWatch.History.Tables;

/// <summary>
/// Lets one process at a time write to a data directory. <c>signalwatch.lock</c> is held open, so the lock goes with the process
/// that holds it, however it ends. The holder's id is in <c>signalwatch.pid</c>, because a locked file can't be read everywhere.
/// </summary>
internal sealed class WriterLock : IDisposable
{
    private readonly FileStream _held;
    private readonly string _pidPath;

    private WriterLock(FileStream held, string pidPath)
    {
        _held = held;
        _pidPath = pidPath;
    }

    /// <summary>Takes the lock.</summary>
    /// <exception cref="StoreException">Another process has it, or the directory can't be written to.</exception>
    public static WriterLock Take(string directory)
    {
        var pidPath = Path.Combine(directory, "signalwatch.pid");
        try
        {
            var held = new FileStream(Path.Combine(directory, "signalwatch.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(pidPath, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new WriterLock(held, pidPath);
        }
        catch (IOException e) when (IsHeldElsewhere(e))
        {
            var pid = PidIn(pidPath);
            var holder = pid is null ? "another signalwatch" : $"another signalwatch (pid {pid})";
            throw new StoreException($"{holder} is writing to {directory}; wait for it, or name another directory with --data.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(
                $"{directory} can't be written to ({e.Message}); allow this user to write there, or name another directory with --data.", e);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        File.Delete(_pidPath);
        _held.Dispose();
    }

    /// <summary>Sharing and lock violations on Windows (32, 33); EWOULDBLOCK on Linux (11) and macOS (35).</summary>
    private static bool IsHeldElsewhere(IOException e) =>
        OperatingSystem.IsWindows() ? (e.HResult & 0xFFFF) is 32 or 33 : e.HResult is 11 or 35;

    private static string? PidIn(string path)
    {
        try
        {
            return File.ReadAllText(path).Trim() is { Length: > 0 } pid ? pid : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
