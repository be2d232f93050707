using SignalWatch.History.Tables;

namespace SignalWatch.History.Exports;

/// <summary>Reads an export back into a store. All files are checked before the first row is written.</summary>
/// <param name="store">Where to put it.</param>
public sealed class StoreImport(IExportableStore store)
{
    private const int BatchSize = 500;

    /// <summary>Imports the export in the folder.</summary>
    /// <param name="directory">What <see cref="StoreExport"/> wrote.</param>
    /// <param name="isMerge">Whether the store may hold rows already; a row that both have stays as the store has it.</param>
    /// <param name="progress">Told each table when it is done; null when nobody listens.</param>
    /// <param name="cancellationToken">Stops; run again with <paramref name="isMerge"/>, it does the rest.</param>
    /// <exception cref="InvalidDataException">The export is not whole, or the store is not empty; the message says what to do.</exception>
    public async Task<ImportOutcome> RunAsync(
        string directory, bool isMerge, IProgress<ExportedTable>? progress, CancellationToken cancellationToken)
    {
        var manifest = await ExportManifest.ReadAsync(directory, cancellationToken);
        var reader = new ExportReader(directory, manifest);
        await reader.VerifyAsync(cancellationToken);
        if (!isMerge && await FirstFilledAsync(cancellationToken) is { } filled)
        {
            throw new InvalidDataException(
                $"The store is not empty: its table {filled} has rows. Import into an empty one, or add --merge to keep its rows and add those that it lacks.");
        }

        var outcome = new ImportOutcome(0, 0, 0);
        foreach (var table in manifest.Tables.Reverse())
        {
            var (inserted, kept) = await ImportAsync(reader, table, cancellationToken);
            outcome = new ImportOutcome(outcome.Tables + 1, outcome.Inserted + inserted, outcome.Kept + kept);
            progress?.Report(table);
        }

        return outcome;
    }

    private async Task<(long Inserted, long Kept)> ImportAsync(ExportReader reader, ExportedTable table, CancellationToken cancellationToken)
    {
        var target = await store.OpenAsync(table.Name, cancellationToken);
        var (inserted, all) = (0L, 0L);
        await foreach (var batch in reader.RowsAsync(table, cancellationToken).Chunk(BatchSize).WithCancellation(cancellationToken))
        {
            inserted += (await target.InsertAsync(batch, cancellationToken)).Count(isNew => isNew);
            all += batch.Length;
        }

        return (inserted, all - inserted);
    }

    private async Task<string?> FirstFilledAsync(CancellationToken cancellationToken)
    {
        foreach (var name in await store.TableNamesAsync(cancellationToken))
        {
            if (await store.ScanAllAsync(name, cancellationToken).AnyAsync(cancellationToken))
            {
                return name;
            }
        }

        return null;
    }
}
