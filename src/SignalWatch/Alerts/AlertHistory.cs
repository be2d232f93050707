using System.Runtime.CompilerServices;
using SignalWatch.History.Tables;

namespace SignalWatch.Alerts;

/// <summary>
/// Every alert that was raised: table <c>alerts</c>, insert-only. Partition <c>all</c>, row <c>reversed ticks|id</c>, reads newest first; there
/// are dozens a year, so that one partition holds them. Partition <c>ids</c>, row = id, says when an alert was raised, so that an id stands for one
/// alert however often it is found. Partition <c>due</c>, row = id, lists those whose outbox rows may not all exist yet.
/// </summary>
/// <param name="store">Where the table is.</param>
public sealed class AlertHistory(ITableStore store)
{
    private const string TableName = "alerts";
    private const string Partition = "all";
    private const string IdsPartition = "ids";
    private const string DuePartition = "due";

    // A mark without its alert may be that of a run that is about to write it.
    private static readonly TimeSpan LongestWrite = TimeSpan.FromDays(1);

    /// <summary>Stores alerts that are not there yet, as due to be dispatched. Safe to repeat, and to stop anywhere and repeat.</summary>
    /// <returns>The alerts as they stand: one that was there before keeps its time.</returns>
    public async Task<IReadOnlyList<Alert>> AddAsync(IReadOnlyList<Alert> alerts, CancellationToken cancellationToken)
    {
        if (alerts.Count == 0)
        {
            return [];
        }

        // What leads to an alert comes before it: a mark that leads nowhere costs a look, an alert that nobody was told of would be lost.
        var table = await store.OpenAsync(TableName, cancellationToken);
        await table.InsertAsync([.. alerts.Select(alert => RowOf(DuePartition, alert))], cancellationToken);
        var isNew = await table.InsertAsync([.. alerts.Select(alert => RowOf(IdsPartition, alert))], cancellationToken);
        var standing = new List<Alert>(alerts.Count);
        foreach (var (alert, isFirst) in alerts.Zip(isNew))
        {
            standing.Add(isFirst || await RaisedAsync(table, alert.Id, cancellationToken) is not { } raised ? alert : alert with { Raised = raised });
        }

        await table.InsertAsync([.. standing.Select(alert => AlertRows.From(Partition, alert))], cancellationToken);
        return standing;
    }

    /// <summary>The alert; null when there is none, also for a text that can't be an id.</summary>
    public async Task<Alert?> FindAsync(AlertId id, CancellationToken cancellationToken)
    {
        if (!IsId(id))
        {
            return null;
        }

        var table = await store.OpenAsync(TableName, cancellationToken);
        return await RaisedAsync(table, id, cancellationToken) is { } raised
            && await table.FindAsync(Partition, AlertRows.KeyOf(id, raised), cancellationToken) is { } row
            ? AlertRows.ToAlert(row)
            : null;
    }

    /// <summary>Streams the alerts raised at <paramref name="from"/> or later and before <paramref name="to"/>, newest first.</summary>
    /// <param name="from">Inclusive; <see cref="DateTimeOffset.MinValue"/> goes back to the first.</param>
    /// <param name="to">Exclusive; <see cref="DateTimeOffset.MaxValue"/> starts at the last.</param>
    /// <param name="limit">The most alerts wanted; null for all.</param>
    /// <param name="cancellationToken">Stops the scan.</param>
    public IAsyncEnumerable<Alert> NewestFirstAsync(DateTimeOffset from, DateTimeOffset to, int? limit, CancellationToken cancellationToken) =>
        NewestFirstAsync(from, to, null, limit, cancellationToken);

    /// <summary>As above, behind one of them.</summary>
    /// <param name="from">Inclusive.</param>
    /// <param name="to">Exclusive.</param>
    /// <param name="after">What <see cref="KeyOf"/> gave for the last alert that was read; null begins at the newest.</param>
    /// <param name="limit">The most alerts wanted; null for all.</param>
    /// <param name="cancellationToken">Stops the scan.</param>
    public async IAsyncEnumerable<Alert> NewestFirstAsync(
        DateTimeOffset from, DateTimeOffset to, string? after, int? limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (to <= from || limit <= 0)
        {
            yield break;
        }

        // Reversed ticks count down: the first key wanted is that of the tick before `to`, the last that of `from`.
        var table = await store.OpenAsync(TableName, cancellationToken);
        await foreach (var row in table.ScanAsync(
            Partition, after is null ? ReversedTicks.Of(to.AddTicks(-1)) : RowKeys.Next(after), ReversedTicks.Of(from) + '~', limit, cancellationToken))
        {
            yield return AlertRows.ToAlert(row);
        }
    }

    /// <summary>An alert's row key: where it stands among all, newest first.</summary>
    public static string KeyOf(AlertId id, DateTimeOffset raised) => AlertRows.KeyOf(id, raised);

    /// <summary>The alerts whose outbox rows may not all exist yet, oldest first. Marks that still lead to no alert after a day are deleted.</summary>
    internal async Task<IReadOnlyList<Alert>> DueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        var marks = await table.ScanAsync(DuePartition, null, null, null, cancellationToken).ToListAsync(cancellationToken);
        var (due, stale) = (new List<Alert>(), new List<AlertId>());
        foreach (var mark in marks)
        {
            var id = new AlertId(mark.RowKey);
            if (await FindAsync(id, cancellationToken) is { } alert)
            {
                due.Add(alert);
            }
            else if (mark.Value<DateTimeOffset>(nameof(Alert.Raised)) < now - LongestWrite)
            {
                stale.Add(id);
            }
        }

        await MarkDispatchedAsync(stale, cancellationToken);
        return [.. due.OrderBy(alert => alert.Raised).ThenBy(alert => alert.Kind).ThenBy(alert => alert.Id.Value, StringComparer.Ordinal)];
    }

    /// <summary>Ends the marks of alerts all of whose outbox rows exist.</summary>
    internal async Task MarkDispatchedAsync(IReadOnlyList<AlertId> ids, CancellationToken cancellationToken)
    {
        if (ids.Count > 0)
        {
            var table = await store.OpenAsync(TableName, cancellationToken);
            await table.DeleteAsync([.. ids.Select(id => (DuePartition, id.Value))], cancellationToken);
        }
    }

    private static bool IsId(AlertId id) =>
        id.Value.Length is > 0 and <= 256 && id.Value.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '.');

    private static Row RowOf(string partition, Alert alert) => new()
    {
        PartitionKey = partition,
        RowKey = alert.Id.Value,
        Properties = new Dictionary<string, object>(StringComparer.Ordinal) { [nameof(Alert.Raised)] = alert.Raised },
    };

    private static async Task<DateTimeOffset?> RaisedAsync(ITable table, AlertId id, CancellationToken cancellationToken) =>
        (await table.FindAsync(IdsPartition, id.Value, cancellationToken))?.Value<DateTimeOffset>(nameof(Alert.Raised));
}
