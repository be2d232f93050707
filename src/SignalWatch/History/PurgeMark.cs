using SignalWatch.History.Tables;

namespace SignalWatch.History;

/// <summary>
/// Before which day items, signals and stories were purged: table <c>purges</c>, partition <c>all</c>, row <c>before</c>. Daily counts stay as
/// they are from then on, since what they were counted from is gone.
/// </summary>
/// <param name="store">Where the table is.</param>
internal sealed class PurgeMark(ITableStore store)
{
    /// <summary>Stories that began before the mark can have items up to 72 hours later, which would be counted as stories of their own.</summary>
    public const int StoryDays = 3;

    private const string TableName = "purges";
    private const string Partition = "all";
    private const string RowKey = "before";
    private const string Before = "Before";

    /// <summary>The first day, UTC, that may be counted anew; null when nothing was ever purged.</summary>
    public async Task<DateOnly?> FirstCountableAsync(CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) is { } before ? before.AddDays(StoryDays) : null;

    /// <summary>Moves the mark on; it never goes back.</summary>
    public async Task RaiseAsync(DateOnly before, CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is { } known && known >= before)
        {
            return;
        }

        var table = await store.OpenAsync(TableName, cancellationToken);
        var properties = new Dictionary<string, object>(StringComparer.Ordinal) { [Before] = DayKey.Of(before) };
        await table.UpsertAsync([new Row { PartitionKey = Partition, RowKey = RowKey, Properties = properties }], cancellationToken);
    }

    private async Task<DateOnly?> FindAsync(CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        var row = await table.FindAsync(Partition, RowKey, cancellationToken);
        return row?.Get<string>(Before) is { } day ? DayKey.Parse(day) : null;
    }
}
