using System.Runtime.CompilerServices;
using SignalWatch.History;

namespace SignalWatch.Alerts;

/// <summary>
/// What was decided to be told to whom, and what became of it. An entry's life is an insert-only log of numbered steps, so that
/// inserting step n + 1 is a compare-and-swap on step n: of two senders one inserts <see cref="OutboxState.Sending"/>, and holds the
/// entry until that step's <see cref="OutboxStep.NotBefore"/>; a sender that died is overtaken by the next step after that.
/// </summary>
/// <remarks>
/// Table <c>outbox</c>, partition = recipient (the last part of the entry's id, <c>~operator</c> for troubles):
/// rows <c>s|id|step</c>, the log, whose first row holds the entry and exists when the entry does; rows <c>t|reversed ticks|id</c>,
/// by which a recipient's entries are listed newest first. Partition <c>~recipients</c> lists the partitions.
/// Table <c>outboxopen</c>, partition <c>open</c>, rows <c>due ticks|id|step</c>: one for each open step, written before the step and deleted
/// after the next. So a kill between any two writes leaves a row too many, never one too few: a row whose step the log has
/// passed, or has otherwise, is deleted when it is next read; one whose step never came to be is passed over.
/// </remarks>
/// <param name="store">Where the tables are.</param>
public sealed class Outbox(ITableStore store)
{
    private const string TableName = "outbox";
    private const string OpenTableName = "outboxopen";
    private const int EntriesAtOnce = 100;
    private const int ChunksAtOnce = 8;

    /// <summary>Adds the entries that are not there yet, each with its first step. Safe to repeat, also with other times: what was added first stands.</summary>
    /// <returns>For each entry, in order, whether this call added it.</returns>
    /// <exception cref="ArgumentException">An entry's id does not end in its analyst's, or its first step is not number 0.</exception>
    public async Task<IReadOnlyList<bool>> AddAsync(
        IReadOnlyList<(OutboxEntry Entry, OutboxStep First)> entries, CancellationToken cancellationToken)
    {
        foreach (var (entry, first) in entries)
        {
            Check(entry, first);
        }

        var chunks = entries.Chunk(EntriesAtOnce).ToArray();
        var isNew = new IReadOnlyList<bool>[chunks.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = ChunksAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(Enumerable.Range(0, chunks.Length), options, async (index, token) =>
            isNew[index] = await AddChunkAsync(chunks[index], token));
        return [.. isNew.SelectMany(chunk => chunk)];
    }

    /// <summary>Takes an entry one step further.</summary>
    /// <param name="id">The entry.</param>
    /// <param name="last">Its last step as it was read.</param>
    /// <param name="next">The step to add, numbered one more.</param>
    /// <param name="cancellationToken">Stops waiting for the store.</param>
    /// <returns>False when another process added a step since <paramref name="last"/> was read; nothing has changed then.</returns>
    public async Task<bool> TryAdvanceAsync(OutboxId id, OutboxStep last, OutboxStep next, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(next.Number, last.Number + 1);
        var table = await store.OpenAsync(TableName, cancellationToken);
        var open = await store.OpenAsync(OpenTableName, cancellationToken);
        if (IsOpen(next.State))
        {
            await open.UpsertAsync([OutboxRows.OpenRowOf(id, next)], cancellationToken);
        }

        if (!(await table.InsertAsync([OutboxRows.StepRowOf(id, next)], cancellationToken))[0])
        {
            return false;
        }

        if (IsOpen(last.State))
        {
            await open.DeleteAsync([KeyOf(OutboxRows.OpenRowOf(id, last))], cancellationToken);
        }

        return true;
    }

    /// <summary>The entry and its last step; null when there is no such entry.</summary>
    public async Task<(OutboxEntry Entry, OutboxStep Last)?> FindAsync(OutboxId id, CancellationToken cancellationToken) =>
        await ReadAsync(await store.OpenAsync(TableName, cancellationToken), id, cancellationToken) is { } read
            ? (read.Entry, read.Steps[^1])
            : null;

    /// <summary>All steps of an entry, first to last; empty when there is no such entry.</summary>
    public async Task<IReadOnlyList<OutboxStep>> StepsAsync(OutboxId id, CancellationToken cancellationToken) =>
        (await ReadAsync(await store.OpenAsync(TableName, cancellationToken), id, cancellationToken))?.Steps ?? [];

    /// <summary>The open entries that are due, longest due first: queued or deferred ones, and those whose sender fell silent.</summary>
    /// <param name="now">The time to judge at; <see cref="DateTimeOffset.MaxValue"/> finds all open ones.</param>
    /// <param name="limit">The most wanted; null for all.</param>
    /// <param name="cancellationToken">Stops the scan.</param>
    public async Task<IReadOnlyList<OutboxId>> DueAsync(DateTimeOffset now, int? limit, CancellationToken cancellationToken)
    {
        var due = new List<OutboxId>();
        if (limit <= 0)
        {
            return due;
        }

        var table = await store.OpenAsync(TableName, cancellationToken);
        var open = await store.OpenAsync(OpenTableName, cancellationToken);
        var stale = new List<(string, string)>();
        await foreach (var row in open.ScanAsync(OutboxRows.OpenPartition, null, OutboxRows.OpenKeyBeyond(now), null, cancellationToken))
        {
            var opened = OutboxRows.OpenedBy(row);
            var last = (await ReadAsync(table, opened.Id, cancellationToken))?.Steps[^1];
            if (last is null || last.Number < opened.Step)
            {
                continue; // Its writer is about to add the step, or died: another row leads to the step before.
            }

            if (last.Number > opened.Step || !IsOpen(last.State) || last.NotBefore != opened.Due)
            {
                stale.Add(KeyOf(row));
                continue;
            }

            due.Add(opened.Id);
            if (due.Count == limit)
            {
                break;
            }
        }

        if (stale.Count > 0)
        {
            await open.DeleteAsync(stale, cancellationToken);
        }

        return due;
    }

    /// <summary>Streams an analyst's entries decided at <paramref name="from"/> or later, newest first, each with its last step.</summary>
    public async IAsyncEnumerable<(OutboxEntry Entry, OutboxStep Last)> OfAnalystAsync(
        AnalystId analyst, DateTimeOffset from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        await foreach (var row in table.ScanAsync(analyst.Value, "t|", OutboxRows.ListKeyBeyond(from), null, cancellationToken))
        {
            if (await ListedAsync(table, row, cancellationToken) is { } listed)
            {
                yield return listed;
            }
        }
    }

    /// <summary>Streams all entries decided at <paramref name="from"/> or later, to whomever, newest first, each with its last step.</summary>
    public async IAsyncEnumerable<(OutboxEntry Entry, OutboxStep Last)> NewestFirstAsync(
        DateTimeOffset from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        var rows = new List<Row>();
        await foreach (var recipient in table.ScanAsync(OutboxRows.RecipientsPartition, null, null, null, cancellationToken))
        {
            rows.AddRange(await table.ScanAsync(recipient.RowKey, "t|", OutboxRows.ListKeyBeyond(from), null, cancellationToken).ToListAsync(cancellationToken));
        }

        foreach (var row in rows.OrderBy(row => row.RowKey, StringComparer.Ordinal))
        {
            if (await ListedAsync(table, row, cancellationToken) is { } listed)
            {
                yield return listed;
            }
        }
    }

    /// <summary>Whether something is still to be done with an entry in that state without anybody asking for it.</summary>
    internal static bool IsOpen(OutboxState state) => state is OutboxState.Queued or OutboxState.Sending or OutboxState.Deferred;

    private static void Check(OutboxEntry entry, OutboxStep first)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(first.Number, 0);
        if (entry.AnalystId is { } analyst && OutboxRows.RecipientOf(entry.Id) != analyst.Value)
        {
            throw new ArgumentException($"The id {entry.Id} does not end in its analyst's, {analyst}.", nameof(entry));
        }
    }

    private static (string PartitionKey, string RowKey) KeyOf(Row row) => (row.PartitionKey, row.RowKey);

    /// <summary>Null for a row whose entry never came to be, or was decided at another time than this row says.</summary>
    private static async Task<(OutboxEntry Entry, OutboxStep Last)?> ListedAsync(ITable table, Row row, CancellationToken cancellationToken)
    {
        var (decided, id) = OutboxRows.ListedBy(row);
        return await ReadAsync(table, id, cancellationToken) is { } read && read.Entry.Decided == decided ? (read.Entry, read.Steps[^1]) : null;
    }

    private static async Task<(OutboxEntry Entry, IReadOnlyList<OutboxStep> Steps)?> ReadAsync(ITable table, OutboxId id, CancellationToken cancellationToken)
    {
        var prefix = OutboxRows.StepsPrefixOf(id);
        var rows = await table.ScanAsync(OutboxRows.RecipientOf(id), prefix, prefix + '~', null, cancellationToken).ToListAsync(cancellationToken);
        return rows.Count == 0 ? null : (OutboxRows.EntryOf(id, rows[0]), [.. rows.Select(OutboxRows.StepOf)]);
    }

    private async Task<IReadOnlyList<bool>> AddChunkAsync((OutboxEntry Entry, OutboxStep First)[] entries, CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        var open = await store.OpenAsync(OpenTableName, cancellationToken);

        // What leads to an entry comes before it: a row that leads nowhere costs a look, an entry that nothing leads to would be lost.
        await table.UpsertAsync(
            [.. entries.Select(one => OutboxRows.RecipientOf(one.Entry.Id)).Distinct(StringComparer.Ordinal)
                .Select(recipient => new Row { PartitionKey = OutboxRows.RecipientsPartition, RowKey = recipient })],
            cancellationToken);
        await table.UpsertAsync([.. entries.Select(one => OutboxRows.ListRowOf(one.Entry))], cancellationToken);
        await open.UpsertAsync(
            [.. entries.Where(one => IsOpen(one.First.State)).Select(one => OutboxRows.OpenRowOf(one.Entry.Id, one.First))], cancellationToken);
        return await table.InsertAsync([.. entries.Select(one => OutboxRows.FirstRowOf(one.Entry, one.First))], cancellationToken);
    }
}
