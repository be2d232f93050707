using System.Runtime.CompilerServices;
using SignalWatch.Alerts.Analysts;
using SignalWatch.History.Tables;

namespace SignalWatch.Alerts.Delivery;

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
/// after the next; partition <c>failed</c>, rows <c>reversed ticks|id|step</c>, the same for steps that gave up.
/// So a kill between any two writes leaves a row too many, never one too few: a row whose step the log has
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
        if (next.Number != last.Number + 1)
        {
            throw new ArgumentException("The next step is numbered one more than the last.", nameof(next));
        }

        var table = await store.OpenAsync(TableName, cancellationToken);
        var open = await store.OpenAsync(OpenTableName, cancellationToken);
        if (OutboxRows.IndexRowOf(id, next) is { } lead)
        {
            await open.UpsertAsync([lead], cancellationToken);
        }

        if (!(await table.InsertAsync([OutboxRows.StepRowOf(id, next)], cancellationToken))[0])
        {
            return false;
        }

        if (OutboxRows.IndexRowOf(id, last) is { } passed)
        {
            await open.DeleteAsync([KeyOf(passed)], cancellationToken);
        }

        return true;
    }

    /// <summary>Queues an entry again that was given up.</summary>
    /// <returns>False when there is no such entry, or it was not given up.</returns>
    public async Task<bool> RetryAsync(OutboxId id, DateTimeOffset now, CancellationToken cancellationToken) =>
        await ReadAsync(id, cancellationToken) is { Last: { State: OutboxState.Failed } last }
        && await TryAdvanceAsync(id, last, new OutboxStep(last.Number + 1, OutboxState.Queued, now, "tried again by hand", now), cancellationToken);

    /// <summary>The entry with all its steps; null when there is no such entry.</summary>
    public async Task<OutboxLife?> ReadAsync(OutboxId id, CancellationToken cancellationToken) =>
        await ReadAsync(await store.OpenAsync(TableName, cancellationToken), id, cancellationToken);

    /// <summary>The entry and its last step; null when there is no such entry.</summary>
    public async Task<(OutboxEntry Entry, OutboxStep Last)?> FindAsync(OutboxId id, CancellationToken cancellationToken) =>
        await ReadAsync(id, cancellationToken) is { } life ? (life.Entry, life.Last) : null;

    /// <summary>The open entries that are due, longest due first: queued or deferred ones, and those whose sender fell silent.</summary>
    /// <param name="now">The time to judge at; <see cref="DateTimeOffset.MaxValue"/> finds all open ones.</param>
    /// <param name="limit">The most wanted; null for all.</param>
    /// <param name="cancellationToken">Stops the scan.</param>
    public async Task<IReadOnlyList<OutboxId>> DueAsync(DateTimeOffset now, int? limit, CancellationToken cancellationToken) =>
        [.. (await LedToAsync(OutboxRows.OpenPartition, OutboxRows.OpenKeyBeyond(now), limit, tidies: true, cancellationToken)).Select(life => life.Entry.Id)];

    /// <summary>All open entries, longest due first. Nothing is written.</summary>
    public Task<IReadOnlyList<OutboxLife>> OpenAsync(CancellationToken cancellationToken) =>
        LedToAsync(OutboxRows.OpenPartition, null, null, tidies: false, cancellationToken);

    /// <summary>The entries that were given up at <paramref name="from"/> or later and not queued again, newest first. Nothing is written.</summary>
    public Task<IReadOnlyList<OutboxLife>> FailedAsync(DateTimeOffset from, CancellationToken cancellationToken) =>
        LedToAsync(OutboxRows.FailedPartition, OutboxRows.FailedKeyBeyond(from), null, tidies: false, cancellationToken);

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

    private static void Check(OutboxEntry entry, OutboxStep first)
    {
        if (first.Number != 0)
        {
            throw new ArgumentException("The first step is number 0.", nameof(first));
        }

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
        return await ReadAsync(table, id, cancellationToken) is { } read && read.Entry.Decided == decided ? (read.Entry, read.Last) : null;
    }

    private static async Task<OutboxLife?> ReadAsync(ITable table, OutboxId id, CancellationToken cancellationToken)
    {
        var prefix = OutboxRows.StepsPrefixOf(id);
        var rows = await table.ScanAsync(OutboxRows.RecipientOf(id), prefix, prefix + '~', null, cancellationToken).ToListAsync(cancellationToken);
        return rows.Count == 0 ? null : new OutboxLife(OutboxRows.EntryOf(id, rows[0]), [.. rows.Select(OutboxRows.StepOf)]);
    }

    /// <summary>The entries whose last step a partition of the index leads to, in key order. Only with <paramref name="tidies"/> is anything written: rows that lead to a step that is passed are deleted.</summary>
    private async Task<IReadOnlyList<OutboxLife>> LedToAsync(
        string partition, string? beyond, int? limit, bool tidies, CancellationToken cancellationToken)
    {
        var found = new List<OutboxLife>();
        var stale = new List<(string, string)>();
        var table = await store.OpenAsync(TableName, cancellationToken);
        var open = await store.OpenAsync(OpenTableName, cancellationToken);
        await foreach (var row in open.ScanAsync(partition, null, beyond, null, cancellationToken))
        {
            if (found.Count >= limit)
            {
                break;
            }

            var (id, step) = OutboxRows.LedToBy(row);
            if (await ReadAsync(table, id, cancellationToken) is not { } life || life.Last.Number < step)
            {
                continue; // Its writer is about to add the step, or died: another row leads to the step before.
            }

            if (OutboxRows.IndexRowOf(id, life.Last) is { } right && KeyOf(right) == KeyOf(row))
            {
                found.Add(life);
            }
            else
            {
                stale.Add(KeyOf(row));
            }
        }

        if (tidies && stale.Count > 0)
        {
            await open.DeleteAsync(stale, cancellationToken);
        }

        return found;
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
            [.. entries.Select(one => OutboxRows.IndexRowOf(one.Entry.Id, one.First)).OfType<Row>()], cancellationToken);
        return await table.InsertAsync([.. entries.Select(one => OutboxRows.FirstRowOf(one.Entry, one.First))], cancellationToken);
    }
}
