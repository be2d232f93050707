using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using SignalWatch.History.Tables;

namespace SignalWatch.History.Exports;

/// <summary>
/// Writes all tables of a store to a folder: a file of JSON lines each, then <see cref="ExportManifest"/>. Each file has the ending
/// <c>.partial</c> until it is whole. Memory stays that of a page of rows.
/// </summary>
/// <param name="store">What to export.</param>
/// <param name="time">Tells when it was finished.</param>
public sealed class StoreExport(IExportableStore store, TimeProvider time)
{
    private const string Partial = ".partial";
    private static readonly byte[] LineEnd = "\n"u8.ToArray();

    /// <summary>Writes the export.</summary>
    /// <param name="directory">Made when missing; it may hold what a stopped export left, and no export.</param>
    /// <param name="isCompressed">Whether to compress the tables' files with gzip.</param>
    /// <param name="progress">Told each table when it is done; null when nobody listens.</param>
    /// <param name="cancellationToken">Stops; what is there then is not taken for an export.</param>
    /// <exception cref="InvalidDataException">The folder holds an export already.</exception>
    public async Task<ExportManifest> RunAsync(
        string directory, bool isCompressed, IProgress<ExportedTable>? progress, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        var manifestPath = Path.Combine(directory, ExportManifest.FileName);
        if (File.Exists(manifestPath))
        {
            throw new InvalidDataException($"{directory} holds an export already; name another folder, so that none is mixed with another.");
        }

        var tables = new List<ExportedTable>();
        foreach (var name in ExportOrder.ToRead(await store.TableNamesAsync(cancellationToken)))
        {
            var table = await WriteTableAsync(name, Path.Combine(directory, ExportManifest.FileOf(name, isCompressed)), isCompressed, cancellationToken);
            tables.Add(table);
            progress?.Report(table);
        }

        var manifest = new ExportManifest
        {
            FormatVersion = ExportManifest.CurrentVersion,
            Written = time.GetUtcNow(),
            IsCompressed = isCompressed,
            Tables = tables,
        };
        await using (var file = File.Create(manifestPath + Partial))
        {
            await JsonSerializer.SerializeAsync(file, manifest, ExportJson.Default.ExportManifest, cancellationToken);
            file.Flush(flushToDisk: true);
        }

        File.Move(manifestPath + Partial, manifestPath);
        return manifest;
    }

    private async Task<ExportedTable> WriteTableAsync(string name, string path, bool isCompressed, CancellationToken cancellationToken)
    {
        long rows = 0;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using (var file = File.Create(path + Partial))
        {
            await using (var hashed = new HashingStream(file, hash))
            await using (var output = isCompressed ? new GZipStream(hashed, CompressionLevel.Optimal) : (Stream)new BufferedStream(hashed, 64 * 1024))
            await using (var writer = new Utf8JsonWriter(output))
            {
                await foreach (var row in store.ScanAllAsync(name, cancellationToken))
                {
                    RowLine.Write(row, writer);
                    await writer.FlushAsync(cancellationToken);
                    writer.Reset();
                    await output.WriteAsync(LineEnd, cancellationToken);
                    rows++;
                }
            }

            file.Flush(flushToDisk: true);
        }

        File.Move(path + Partial, path, overwrite: true);
        return new ExportedTable(name, rows, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
