using SignalWatch.History.Tables;

namespace SignalWatch.History;

public sealed partial class ItemHistory
{
    private const int PurgedAtOnce = 100;

    // A claim this fresh is being worked on, or will be finished by the next run.
    private static readonly TimeSpan WorkInProgress = TimeSpan.FromDays(1);

    /// <summary>
    /// Puts tombstones in place of a day's items: their keys stay, so that an item which a feed still lists is known and not read again, but
    /// nothing of what they said. Then the day's index rows go. Safe to repeat and to stop anywhere.
    /// </summary>
    /// <param name="day">The day, UTC.</param>
    /// <param name="now">The time now: an item that was claimed within the last day and is not complete is left to its worker.</param>
    /// <param name="isDryRun">Whether to count only.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    /// <returns>How many items.</returns>
    internal async Task<int> PurgeDayAsync(DateOnly day, DateTimeOffset now, bool isDryRun, CancellationToken cancellationToken)
    {
        var index = await store.OpenAsync(DaysTable, cancellationToken);
        var count = 0;
        await foreach (var entries in index.ScanAsync(DayKey.Of(day), null, null, null, cancellationToken).Chunk(PurgedAtOnce).WithCancellation(cancellationToken))
        {
            count += await PurgeAsync(index, entries, day, now, isDryRun, cancellationToken);
        }

        return count;
    }

    /// <summary>Counts items of days before this one no longer as unscored.</summary>
    internal async Task PurgeUnscoredAsync(DateOnly before, CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(UnscoredTable, cancellationToken);
        await foreach (var rows in table.ScanAsync(UnscoredPartition, null, DayKey.Of(before), null, cancellationToken).Chunk(PurgedAtOnce).WithCancellation(cancellationToken))
        {
            await table.DeleteAsync([.. rows.Select(row => (row.PartitionKey, row.RowKey))], cancellationToken);
        }
    }

    private async Task<int> PurgeAsync(
        ITable index, IReadOnlyList<Row> entries, DateOnly day, DateTimeOffset now, bool isDryRun, CancellationToken cancellationToken)
    {
        var items = await store.OpenAsync(TableName, cancellationToken);
        var (old, done) = (new List<Row>(), new List<(string, string)>());
        foreach (var entry in entries)
        {
            var ids = entry.RowKey.Split('|');
            if (await items.FindAsync(ids[0], ids[1], cancellationToken) is not { } row || IsInProgress(row, now))
            {
                continue;
            }

            // What was cut off before its index row was deleted is a tombstone already; what is indexed under a wrong day has its own day too.
            done.Add((entry.PartitionKey, entry.RowKey));
            if (!ItemRows.IsPurged(row) && DayOf(ItemRows.ToItem(row)) == day)
            {
                old.Add(row);
            }
        }

        if (!isDryRun)
        {
            await items.UpsertAsync([.. old.Select(ItemRows.Tombstone)], cancellationToken);
            await index.DeleteAsync(done, cancellationToken);
        }

        return old.Count;
    }

    private static bool IsInProgress(Row row, DateTimeOffset now) => !ItemRows.IsComplete(row) && ItemRows.ToItem(row).FirstSeen > now - WorkInProgress;
}
