using SignalWatch.History.Tables;
using SignalWatch.Packs;

namespace SignalWatch.History;

/// <summary>
/// Days to be counted again: table <c>recounts</c>, partition <c>due</c>, row <c>indicator|yyyyMMdd|token</c>, insert-only. A recount
/// reads the markers, counts, and deletes only those it read: signals that arrive meanwhile bring their own marker, which stays.
/// </summary>
/// <param name="store">Where the table is.</param>
public sealed class DueRecounts(ITableStore store)
{
    private const string TableName = "recounts";
    private const string Partition = "due";
    private const string SinceName = "Since";

    /// <summary>Marks days, after their signals are stored.</summary>
    /// <param name="days">Indicators and days, UTC; each may be named more than once.</param>
    /// <param name="token">Never used before by another call: a new GUID, or the message's id.</param>
    /// <param name="cancellationToken">Stops waiting for the store.</param>
    public Task MarkAsync(
        IReadOnlyList<(IndicatorId Indicator, DateOnly Day)> days, string token, CancellationToken cancellationToken) =>
        MarkAsync(days, token, since: null, cancellationToken);

    /// <summary>Marks days for new items, so that it can be told how long they waited.</summary>
    /// <param name="days">Indicators and days, UTC; each may be named more than once.</param>
    /// <param name="token">Never used before by another call: a new GUID, or the message's id.</param>
    /// <param name="since">When the oldest of the items was seen, UTC; null when there is no new item.</param>
    /// <param name="cancellationToken">Stops waiting for the store.</param>
    public async Task MarkAsync(
        IReadOnlyList<(IndicatorId Indicator, DateOnly Day)> days, string token, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        var properties = new Dictionary<string, object>(StringComparer.Ordinal);
        if (since is { } time)
        {
            properties[SinceName] = time;
        }

        await table.InsertAsync(
            [.. days.Distinct().Select(day => new Row { PartitionKey = Partition, RowKey = KeyOf(new(day.Indicator, day.Day, token)), Properties = properties })],
            cancellationToken);
    }

    /// <summary>All markers there are, by indicator and day.</summary>
    public async Task<IReadOnlyList<RecountMarker>> PendingAsync(CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        var markers = new List<RecountMarker>();
        await foreach (var row in table.ScanAsync(Partition, null, null, null, cancellationToken))
        {
            var key = row.RowKey.Split('|', 3);
            markers.Add(new(new IndicatorId(key[0]), DayKey.Parse(key[1]), key[2], row.Properties.GetValueOrDefault(SinceName) as DateTimeOffset?));
        }

        return markers;
    }

    /// <summary>Deletes markers whose days have been counted since they were read.</summary>
    public async Task ClearAsync(IReadOnlyList<RecountMarker> markers, CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        await table.DeleteAsync([.. markers.Select(marker => (Partition, KeyOf(marker)))], cancellationToken);
    }

    private static string KeyOf(RecountMarker marker) =>
        $"{marker.Indicator.Value}|{DayKey.Of(marker.Day)}|{marker.Token}";
}
