using SignalWatch.Feeds;
using SignalWatch.History.Tables;
using SignalWatch.Packs;

namespace SignalWatch.History;

/// <summary>
/// Every indicator's signals: table <c>signals</c>, partition <c>indicator|yyyyMM</c> (of the signal's time, UTC), row
/// <c>reversed ticks|source id|item id</c>: a page of history is one range scan of one partition.
/// </summary>
/// <param name="store">Where the table is.</param>
public sealed class SignalHistory(ITableStore store)
{
    private const string TableName = "signals";

    private readonly MonthlyRows _rows = new(store, TableName);

    /// <summary>Stores signals. Safe to repeat: the same item's signal at the same time is replaced.</summary>
    public Task AddAsync(IReadOnlyList<Signal> signals, CancellationToken cancellationToken) =>
        _rows.SaveAsync([.. signals.Select(SignalRows.From)], cancellationToken);

    /// <summary>Deletes signals; those that are not there are passed over.</summary>
    public Task DeleteAsync(IReadOnlyList<Signal> signals, CancellationToken cancellationToken) =>
        _rows.DeleteAsync([.. signals.Select(SignalRows.From).Select(row => (row.PartitionKey, row.RowKey))], cancellationToken);

    /// <summary>Streams an indicator's signals with <paramref name="from"/> &lt;= time &lt; <paramref name="to"/>, newest first, then by source and item.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="from">Inclusive; <see cref="DateTimeOffset.MinValue"/> goes back to the first.</param>
    /// <param name="to">Exclusive; <see cref="DateTimeOffset.MaxValue"/> starts at the last.</param>
    /// <param name="limit">The most signals wanted; null for all.</param>
    /// <param name="cancellationToken">Stops the scan.</param>
    public IAsyncEnumerable<Signal> NewestFirstAsync(
        IndicatorId indicator, DateTimeOffset from, DateTimeOffset to, int? limit, CancellationToken cancellationToken) =>
        NewestFirstAsync(indicator, from, to, null, limit, cancellationToken);

    /// <summary>As above, behind the signal with this key.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="from">Inclusive.</param>
    /// <param name="to">Exclusive.</param>
    /// <param name="after">What <see cref="KeyOf"/> gave for the last signal that was read; null begins at the newest.</param>
    /// <param name="limit">The most signals wanted; null for all.</param>
    /// <param name="cancellationToken">Stops the scan.</param>
    public IAsyncEnumerable<Signal> NewestFirstAsync(
        IndicatorId indicator, DateTimeOffset from, DateTimeOffset to, string? after, int? limit, CancellationToken cancellationToken) =>
        _rows.NewestFirstAsync(indicator, from, to, after, limit, cancellationToken).Select(SignalRows.ToSignal);

    /// <summary>The signal that an item is for an indicator: one seek. Null when it is none.</summary>
    public async Task<Signal?> FindAsync(
        IndicatorId indicator, DateTimeOffset time, SourceId source, ItemId item, CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        return await table.FindAsync(MonthlyRows.PartitionOf(indicator, time), KeyOf(time, source, item), cancellationToken) is { } row
            ? SignalRows.ToSignal(row)
            : null;
    }

    /// <summary>The row key of an item's signals: where they stand among those of an indicator, newest first.</summary>
    public static string KeyOf(DateTimeOffset time, SourceId source, ItemId item) => $"{ReversedTicks.Of(time)}|{source.Value}|{item.Value}";
}
