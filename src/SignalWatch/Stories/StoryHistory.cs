using SignalWatch.History;
using SignalWatch.Packs;

namespace SignalWatch.Stories;

/// <summary>
/// Every indicator's stories: table <c>stories</c>, partition <c>indicator|yyyyMM</c> (of the story's first item, UTC), row
/// <c>reversed ticks|story id</c>: a page of an indicator's stories is one range scan of one partition.
/// </summary>
/// <param name="store">Where the table is.</param>
public sealed class StoryHistory(ITableStore store)
{
    private readonly MonthlyRows _rows = new(store, "stories");

    /// <summary>Streams an indicator's stories with <paramref name="from"/> &lt;= time &lt; <paramref name="to"/>, newest first.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="from">Inclusive; <see cref="DateTimeOffset.MinValue"/> goes back to the first.</param>
    /// <param name="to">Exclusive; <see cref="DateTimeOffset.MaxValue"/> starts at the last.</param>
    /// <param name="limit">The most stories wanted; null for all.</param>
    /// <param name="cancellationToken">Stops the scan.</param>
    public IAsyncEnumerable<StoryEvidence> NewestFirstAsync(
        IndicatorId indicator, DateTimeOffset from, DateTimeOffset to, int? limit, CancellationToken cancellationToken) =>
        ScanAsync(indicator, from, to, limit, cancellationToken).Select(StoryRows.ToEvidence);

    /// <summary>The rows of an indicator's stories with <paramref name="from"/> &lt;= time &lt; <paramref name="to"/>, newest first.</summary>
    internal IAsyncEnumerable<Row> ScanAsync(
        IndicatorId indicator, DateTimeOffset from, DateTimeOffset to, int? limit, CancellationToken cancellationToken) =>
        _rows.NewestFirstAsync(indicator, from, to, limit, cancellationToken);

    /// <summary>Stores rows in place of those with their keys, then deletes the stale ones. Safe to repeat and to stop between the two.</summary>
    internal async Task ReplaceAsync(
        IReadOnlyList<Row> rows, IReadOnlyList<(string PartitionKey, string RowKey)> stale, CancellationToken cancellationToken)
    {
        await _rows.SaveAsync(rows, cancellationToken);
        await _rows.DeleteAsync(stale, cancellationToken);
    }
}
