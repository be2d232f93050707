using SignalWatch.History.Tables;

namespace SignalWatch.Alerts;

/// <summary>
/// Which troubles the operator was told, and about what: table <c>troubles</c>, partition = cause, row = reversed ticks, insert-only. So that a trouble
/// that lasts is told again only when it has grown or after a while.
/// </summary>
/// <param name="store">Where the table is.</param>
public sealed class TroubleHistory(ITableStore store)
{
    private const string TableName = "troubles";
    private const string Subjects = "Subjects";

    /// <summary>Stores that a trouble was told. Safe to repeat with the same time.</summary>
    /// <param name="cause">The trouble's cause.</param>
    /// <param name="subjects">What it was about, such as sources' ids.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellationToken">Stops waiting for the store.</param>
    public async Task AddAsync(string cause, IReadOnlyCollection<string> subjects, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var properties = new Dictionary<string, object>(StringComparer.Ordinal);
        properties.AddText(Subjects, string.Join('\n', subjects));
        var table = await store.OpenAsync(TableName, cancellationToken);
        await table.InsertAsync([new Row { PartitionKey = cause, RowKey = ReversedTicks.Of(at), Properties = properties }], cancellationToken);
    }

    /// <summary>When a cause was last told, and about what; null when it never was.</summary>
    public async Task<(DateTimeOffset Time, IReadOnlySet<string> Subjects)?> LastAsync(string cause, CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        await foreach (var row in table.ScanAsync(cause, null, null, 1, cancellationToken))
        {
            return (ReversedTicks.TimeOf(row.RowKey), (row.Get<string>(Subjects) ?? "").Split('\n').ToHashSet(StringComparer.Ordinal));
        }

        return null;
    }
}
