using System.IO.Compression;

namespace SignalWatch.History.Exports;

/// <summary>An export as one .zip file: the folder's files, packed when they are whole and unpacked before they are checked.</summary>
public static class ExportArchive
{
    private const string Ending = ".zip";
    private const string Partial = ".partial";

    /// <summary>Whether a path names an archive and not a folder.</summary>
    public static bool IsArchive(string path) => path.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) && !Directory.Exists(path);

    /// <summary>Lets an export be written to a folder beside the archive, packs it, and removes the folder.</summary>
    /// <exception cref="InvalidDataException">The archive exists.</exception>
    public static async Task<ExportManifest> WriteAsync(string path, Func<string, Task<ExportManifest>> export, CancellationToken cancellationToken)
    {
        if (File.Exists(path))
        {
            throw new InvalidDataException($"{path} is there already; name another file.");
        }

        return await InFolderBesideAsync(path, async folder =>
        {
            var manifest = await export(folder);
            File.Delete(path + Partial);
            await ZipFile.CreateFromDirectoryAsync(folder, path + Partial, cancellationToken);
            File.Move(path + Partial, path);
            return manifest;
        });
    }

    /// <summary>Unpacks the archive to a folder beside it, lets that be read, and removes the folder.</summary>
    /// <exception cref="InvalidDataException">The file is missing or no archive.</exception>
    public static async Task<T> ReadAsync<T>(string path, Func<string, Task<T>> import, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new InvalidDataException($"{path} is not there; name the folder or .zip file that 'export' wrote.");
        }

        return await InFolderBesideAsync(path, async folder =>
        {
            try
            {
                await ZipFile.ExtractToDirectoryAsync(path, folder, cancellationToken);
            }
            catch (InvalidDataException e)
            {
                throw new InvalidDataException($"{path} is no whole .zip file ({e.Message}); take another copy of the export.", e);
            }
            catch (IOException e)
            {
                throw new InvalidDataException($"{path} can't be unpacked beside itself ({e.Message}).", e);
            }

            try
            {
                return await import(folder);
            }
            catch (InvalidDataException e) when (e.Message.Contains(folder, StringComparison.Ordinal))
            {
                // The folder is gone when this is read.
                throw new InvalidDataException(e.Message.Replace(folder + Path.DirectorySeparatorChar, $"{path}: ", StringComparison.Ordinal).Replace(folder, path, StringComparison.Ordinal), e);
            }
        });
    }

    private static async Task<T> InFolderBesideAsync<T>(string path, Func<string, Task<T>> work)
    {
        var folder = $"{Path.GetFullPath(path)}.{Guid.NewGuid():N}{Partial}";
        try
        {
            return await work(folder);
        }
        finally
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }
}
