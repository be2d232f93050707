using System.Text.Json;
using SignalWatch.History.Tables;

namespace SignalWatch.History.Exports;

/// <summary>What an export holds. It is written last and whole, so a folder without one is no export: it was stopped, or never was one.</summary>
public sealed record ExportManifest
{
    /// <summary>The file's name.</summary>
    public const string FileName = "manifest.json";

    /// <summary>The form of the files that this version writes, and the newest that it reads.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The form of the files.</summary>
    public required int FormatVersion { get; init; }

    /// <summary>When it was finished, UTC.</summary>
    public required DateTimeOffset Written { get; init; }

    /// <summary>Whether the tables' files are compressed with gzip.</summary>
    public required bool IsCompressed { get; init; }

    /// <summary>The tables, in the order in which they were read.</summary>
    public required IReadOnlyList<ExportedTable> Tables { get; init; }

    /// <summary>The file of a table. It follows from the name, so that a manifest can't point elsewhere.</summary>
    public string FileOf(ExportedTable table) => FileOf(table.Name, IsCompressed);

    internal static string FileOf(string table, bool isCompressed) => $"{table}.ndjson{(isCompressed ? ".gz" : "")}";

    /// <summary>Reads the manifest of an export.</summary>
    /// <exception cref="InvalidDataException">The folder holds none, or none that this version reads; the message says what to do.</exception>
    internal static async Task<ExportManifest> ReadAsync(string directory, CancellationToken cancellationToken)
    {
        var path = Path.Combine(directory, FileName);
        if (!File.Exists(path))
        {
            throw new InvalidDataException($"{directory} holds no {FileName}: it is no export, or one that was stopped before its end; export again, or name another folder.");
        }

        try
        {
            await using var file = File.OpenRead(path);
            var manifest = await JsonSerializer.DeserializeAsync(file, ExportJson.Default.ExportManifest, cancellationToken)
                ?? throw new JsonException("It is empty.");
            return Checked(manifest, path);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"{path}({(e.LineNumber ?? 0) + 1}): the manifest can't be read ({e.Message}); take another copy of the export."), e);
        }
    }

    private static ExportManifest Checked(ExportManifest manifest, string path)
    {
        if (manifest.FormatVersion is < 1 or > CurrentVersion)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"{path}: the export has format {manifest.FormatVersion}, and this version reads formats up to {CurrentVersion}; update signalwatch."));
        }

        try
        {
            foreach (var table in manifest.Tables)
            {
                TableNames.Validate(table.Name);
            }
        }
        catch (ArgumentException e)
        {
            throw new InvalidDataException($"{path}: {e.Message}", e);
        }

        return manifest;
    }
}
