using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using SignalWatch.History.Tables;

namespace SignalWatch.History.Exports;

/// <summary>Reads the files of an export and refuses what is not as it was written, with file and line.</summary>
/// <param name="directory">The export's folder.</param>
/// <param name="manifest">Its manifest.</param>
internal sealed class ExportReader(string directory, ExportManifest manifest)
{
    /// <summary>Returns when every file is as it was written.</summary>
    /// <exception cref="InvalidDataException">One is missing, cut short, changed or unreadable.</exception>
    public async Task VerifyAsync(CancellationToken cancellationToken)
    {
        foreach (var table in manifest.Tables)
        {
            var path = PathOf(table);
            if (!File.Exists(path))
            {
                throw new InvalidDataException($"{path} is missing, and the manifest lists it; take another copy of the export.");
            }

            if (!string.Equals(await HashOfAsync(path, cancellationToken), table.Sha256, StringComparison.OrdinalIgnoreCase))
            {
                throw new InvalidDataException($"{await DamageAsync(table, cancellationToken)}; take another copy of the export.");
            }
        }
    }

    /// <summary>Streams a table's rows.</summary>
    /// <exception cref="InvalidDataException">A line is no row.</exception>
    public async IAsyncEnumerable<Row> RowsAsync(ExportedTable table, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(PathOf(table));
        await using var content = manifest.IsCompressed ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        using var reader = new StreamReader(content);
        for (long line = 1; await LineAsync(reader, table, line, cancellationToken) is { } text; line++)
        {
            yield return RowOf(text, table, line);
        }
    }

    private async Task<string?> LineAsync(StreamReader reader, ExportedTable table, long line, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadLineAsync(cancellationToken);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException(At(table, line, $"the compressed data is damaged ({e.Message})"), e);
        }
    }

    private Row RowOf(string text, ExportedTable table, long line)
    {
        try
        {
            return RowLine.Read(text);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException(At(table, line, $"this line is no row ({e.Message})"), e);
        }
    }

    /// <summary>Says where a file that is not as it was written first shows it.</summary>
    private async Task<string> DamageAsync(ExportedTable table, CancellationToken cancellationToken)
    {
        long rows = 0;
        try
        {
            await foreach (var _ in RowsAsync(table, cancellationToken))
            {
                rows++;
            }
        }
        catch (InvalidDataException e)
        {
            return e.Message;
        }

        return rows == table.Rows
            ? $"{PathOf(table)} was changed after it was written (its SHA-256 is not the manifest's), though each of its lines is a row"
            : At(table, rows, FormattableString.Invariant($"the file ends after {rows} rows, and the manifest says {table.Rows}"));
    }

    private static async Task<string> HashOfAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }

    private string PathOf(ExportedTable table) => Path.Combine(directory, manifest.FileOf(table));

    private string At(ExportedTable table, long line, string what) => FormattableString.Invariant($"{PathOf(table)}({line}): {what}");
}
