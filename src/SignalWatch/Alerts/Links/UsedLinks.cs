using SignalWatch.History;
using SignalWatch.History.Tables;

namespace SignalWatch.Alerts.Links;

/// <summary>
/// Which links in mails were followed: table <c>usedlinks</c>, partition = month of the link's end as <c>yyyyMM</c>, row = the link's
/// <see cref="LinkCheck.Valid.Id"/>, insert-only. A link works once, so that one that is sent again by whoever saw it changes nothing.
/// </summary>
/// <param name="store">Where the table is.</param>
public sealed class UsedLinks(ITableStore store)
{
    private const string TableName = "usedlinks";
    private const string UsedAt = "UsedAt";

    /// <summary>When the link was followed first, UTC; null when it never was.</summary>
    public async Task<DateTimeOffset?> FindAsync(LinkCheck.Valid link, CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        return await table.FindAsync(PartitionOf(link), link.Id, cancellationToken) is { } row ? row.Value<DateTimeOffset>(UsedAt) : null;
    }

    /// <summary>Keeps that the link was followed. Safe to repeat: the first time stands.</summary>
    public async Task AddAsync(LinkCheck.Valid link, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        var properties = new Dictionary<string, object>(StringComparer.Ordinal) { [UsedAt] = at };
        await table.InsertAsync([new Row { PartitionKey = PartitionOf(link), RowKey = link.Id, Properties = properties }], cancellationToken);
    }

    private static string PartitionOf(LinkCheck.Valid link) => DayKey.Of(DateOnly.FromDateTime(link.Until.UtcDateTime))[..6];
}
