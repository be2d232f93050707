using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Packs;

namespace SignalWatch.Stories;

/// <summary>
/// Every indicator's stories: table <c>stories</c>, partition <c>indicator|yyyyMM</c> (of the story's first item, UTC), row
/// <c>reversed ticks|story id</c>: a page of an indicator's stories is one range scan of one partition.
/// </summary>
/// <param name="store">Where the table is.</param>
public sealed class StoryHistory(ITableStore store)
{
    private const string TableName = "stories";

    private readonly MonthlyRows _rows = new(store, TableName);

    /// <summary>Streams an indicator's stories with <paramref name="from"/> &lt;= time &lt; <paramref name="to"/>, newest first.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="from">Inclusive; <see cref="DateTimeOffset.MinValue"/> goes back to the first.</param>
    /// <param name="to">Exclusive; <see cref="DateTimeOffset.MaxValue"/> starts at the last.</param>
    /// <param name="limit">The most stories wanted; null for all.</param>
    /// <param name="cancellationToken">Stops the scan.</param>
    public IAsyncEnumerable<StoryEvidence> NewestFirstAsync(
        IndicatorId indicator, DateTimeOffset from, DateTimeOffset to, int? limit, CancellationToken cancellationToken) =>
        ScanAsync(indicator, from, to, limit, cancellationToken).Select(StoryRows.ToEvidence);

    /// <summary>As above, behind the story with this key.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="from">Inclusive.</param>
    /// <param name="to">Exclusive.</param>
    /// <param name="after">What <see cref="KeyOf"/> gave for the last story that was read; null begins at the newest.</param>
    /// <param name="limit">The most stories wanted; null for all.</param>
    /// <param name="cancellationToken">Stops the scan.</param>
    public IAsyncEnumerable<StoryEvidence> NewestFirstAsync(
        IndicatorId indicator, DateTimeOffset from, DateTimeOffset to, string? after, int? limit, CancellationToken cancellationToken) =>
        _rows.NewestFirstAsync(indicator, from, to, after, limit, cancellationToken).Select(StoryRows.ToEvidence);

    /// <summary>What a story says of an indicator, with its items: one seek. Null when it says nothing.</summary>
    public async Task<StoredStory?> FindAsync(IndicatorId indicator, DateTimeOffset time, StoryId story, CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        return await table.FindAsync(MonthlyRows.PartitionOf(indicator, time), KeyOf(time, story), cancellationToken) is { } row
            ? StoryRows.ToStory(row)
            : null;
    }

    /// <summary>A story's row key: where it stands among those of an indicator, newest first.</summary>
    public static string KeyOf(DateTimeOffset time, StoryId story) => $"{ReversedTicks.Of(time)}|{story.Value}";

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
