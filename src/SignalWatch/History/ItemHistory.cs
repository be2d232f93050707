using SignalWatch.Feeds;
using SignalWatch.History.Tables;
using SignalWatch.Packs;

namespace SignalWatch.History;

/// <summary>
/// The items seen so far: table <c>items</c>, partition = source id, row = item id. An item is claimed before work on it starts and
/// completed after, so an item whose work was cut off is found again and done; nothing is lost, and nothing is done anew once complete.
/// </summary>
/// <param name="store">Where the table is.</param>
public sealed partial class ItemHistory(ITableStore store)
{
    private const string TableName = "items";

    /// <summary>Above this many ids of a source, one scan of its partition costs less than finding each.</summary>
    private const int MostFinds = 30;

    /// <summary>Claims items that are about to be worked on.</summary>
    /// <returns>
    /// The items to do, in order: those newly claimed as given, and those claimed before but never completed with the
    /// <see cref="StoredItem.FirstSeen"/>, <see cref="StoredItem.Time"/> and <see cref="StoredItem.IsBackfill"/> of the first claim.
    /// </returns>
    public async Task<IReadOnlyList<StoredItem>> ClaimAsync(IReadOnlyList<StoredItem> items, CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        await IndexByDayAsync(items, cancellationToken);
        var isNew = await table.InsertAsync([.. items.Select(item => ItemRows.From(item, isComplete: false))], cancellationToken);
        var claimed = new List<StoredItem>();
        var handed = new HashSet<(SourceId, ItemId)>();
        for (var i = 0; i < items.Count; i++)
        {
            var item = isNew[i] ? items[i] : await UnfinishedAsync(table, items[i], cancellationToken);
            if (item is not null && handed.Add((item.SourceId, item.ItemId)))
            {
                claimed.Add(item);
            }
        }

        return claimed;
    }

    /// <summary>Stores items whose work is done. Safe to repeat.</summary>
    public async Task CompleteAsync(IReadOnlyList<StoredItem> items, CancellationToken cancellationToken)
    {
        await CountUnscoredAsync(items, cancellationToken);
        var table = await store.OpenAsync(TableName, cancellationToken);
        await table.UpsertAsync([.. items.Select(item => ItemRows.From(item, isComplete: true))], cancellationToken);
    }

    /// <summary>Which of these items are not complete, each once, in order: never seen, or claimed and cut off.</summary>
    public async Task<IReadOnlyList<ItemId>> UnknownAsync(SourceId source, IReadOnlyList<ItemId> ids, CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        var distinct = ids.Distinct().ToList();
        var complete = distinct.Count > MostFinds
            ? await ScannedAsync(table, source, distinct, cancellationToken)
            : await FoundAsync(table, source, distinct, cancellationToken);
        return [.. distinct.Where(id => !complete.Contains(id.Value))];
    }

    /// <summary>The item, complete or not; null when it was never claimed, or was purged.</summary>
    public async Task<StoredItem?> FindAsync(SourceId source, ItemId id, CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        return await table.FindAsync(source.Value, id.Value, cancellationToken) is { } row && !ItemRows.IsPurged(row) ? ItemRows.ToItem(row) : null;
    }

    /// <summary>The source's items whose ids begin so, in id order, at most <paramref name="limit"/>: what people type is seldom a whole id.</summary>
    /// <exception cref="ArgumentException"><paramref name="prefix"/> can't begin an id.</exception>
    public async Task<IReadOnlyList<StoredItem>> BeginningWithAsync(SourceId source, string prefix, int limit, CancellationToken cancellationToken)
    {
        RowKeys.Validate(source.Value, prefix);
        var table = await store.OpenAsync(TableName, cancellationToken);
        var found = new List<StoredItem>();
        await foreach (var row in table.ScanAsync(source.Value, prefix, prefix + '~', null, cancellationToken)
            .Where(row => !ItemRows.IsPurged(row)).Take(limit).WithCancellation(cancellationToken))
        {
            found.Add(ItemRows.ToItem(row));
        }

        return found;
    }

    private static async Task<StoredItem?> UnfinishedAsync(ITable table, StoredItem item, CancellationToken cancellationToken)
    {
        var row = await table.FindAsync(item.SourceId.Value, item.ItemId.Value, cancellationToken);
        if (row is null || ItemRows.IsComplete(row))
        {
            return null;
        }

        var first = ItemRows.ToItem(row);
        return item with { FirstSeen = first.FirstSeen, Time = first.Time, IsBackfill = first.IsBackfill };
    }

    /// <summary>Reads from the least of the wanted ids to the greatest, in one scan.</summary>
    private static async Task<HashSet<string>> ScannedAsync(
        ITable table, SourceId source, IReadOnlyList<ItemId> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.Select(id => id.Value).ToHashSet(StringComparer.Ordinal);
        var least = wanted.Min(StringComparer.Ordinal);
        var beyond = wanted.Max(StringComparer.Ordinal) + '~';
        var complete = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in table.ScanAsync(source.Value, least, beyond, null, cancellationToken))
        {
            if (wanted.Contains(row.RowKey) && ItemRows.IsComplete(row))
            {
                complete.Add(row.RowKey);
            }
        }

        return complete;
    }

    private static async Task<HashSet<string>> FoundAsync(
        ITable table, SourceId source, IReadOnlyList<ItemId> ids, CancellationToken cancellationToken)
    {
        var complete = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            if (await table.FindAsync(source.Value, id.Value, cancellationToken) is { } row && ItemRows.IsComplete(row))
            {
                complete.Add(id.Value);
            }
        }

        return complete;
    }
}
