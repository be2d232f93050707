using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using SignalWatch.History.Tables;

namespace SignalWatch.History;

public sealed partial class ItemHistory
{
    private const string DaysTable = "itemsbyday";
    private const string DaysPartition = "days";

    // Every batch of every worker would otherwise write to the same row, that of today.
    private readonly ConcurrentDictionary<string, bool> _knownDays = new(StringComparer.Ordinal);

    /// <summary>The days, UTC, that have items, oldest first, both ends included.</summary>
    public async Task<IReadOnlyList<DateOnly>> DaysAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(DaysTable, cancellationToken);
        var days = new List<DateOnly>();
        await foreach (var row in table.ScanAsync(DaysPartition, DayKey.Of(from), DayKey.Of(to) + '~', null, cancellationToken))
        {
            days.Add(DayKey.Parse(row.RowKey));
        }

        return days;
    }

    /// <summary>Streams the complete items whose <see cref="StoredItem.Time"/> is on the day, UTC, by source and id.</summary>
    public IAsyncEnumerable<StoredItem> OfDayAsync(DateOnly day, CancellationToken cancellationToken) => OfDayAsync(day, null, null, cancellationToken);

    /// <summary>As above, at most <paramref name="limit"/> index rows behind the item <paramref name="after"/>, given as <c>source|item</c>.</summary>
    public async IAsyncEnumerable<StoredItem> OfDayAsync(
        DateOnly day, string? after, int? limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var index = await store.OpenAsync(DaysTable, cancellationToken);
        var items = await store.OpenAsync(TableName, cancellationToken);

        // The keys first, so that no scan stands open while the caller writes.
        var keys = new List<string>();
        await foreach (var row in index.ScanAsync(DayKey.Of(day), after is null ? null : RowKeys.Next(after), null, limit, cancellationToken))
        {
            keys.Add(row.RowKey);
        }

        foreach (var key in keys)
        {
            var ids = key.Split('|');
            var row = await items.FindAsync(ids[0], ids[1], cancellationToken);

            // An undated item whose claim was cut off twice can be indexed under a day that is not its own.
            if (row is not null && ItemRows.IsComplete(row) && !ItemRows.IsPurged(row) && ItemRows.ToItem(row) is var item && DayOf(item) == day)
            {
                yield return item;
            }
        }
    }

    /// <summary>
    /// Indexes items by day: table <c>itemsbyday</c>, partition <c>yyyyMMdd</c>, row <c>source id|item id</c>, and in partition
    /// <c>days</c> the days there are. Before the items themselves are written: an index row without its item finds nothing and
    /// does no harm, but an item without its index row would never be found by day.
    /// </summary>
    private async Task IndexByDayAsync(IReadOnlyList<StoredItem> items, CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(DaysTable, cancellationToken);
        var rows = items
            .Select(item => new Row { PartitionKey = DayKey.Of(DayOf(item)), RowKey = $"{item.SourceId}|{item.ItemId}" })
            .ToList();
        var days = rows.Select(row => row.PartitionKey).Distinct(StringComparer.Ordinal).Where(day => !_knownDays.ContainsKey(day)).ToList();
        await table.InsertAsync([.. days.Select(day => new Row { PartitionKey = DaysPartition, RowKey = day }), .. rows], cancellationToken);
        days.ForEach(day => _knownDays[day] = true);
    }

    private static DateOnly DayOf(StoredItem item) => DateOnly.FromDateTime(ItemRows.StoredTime(item).UtcDateTime);
}
