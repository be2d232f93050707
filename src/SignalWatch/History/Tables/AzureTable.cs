using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;

namespace SignalWatch.History.Tables;

/// <summary>One table of an <see cref="AzureTableStore"/>.</summary>
internal sealed class AzureTable(TableClient client) : ITable
{
    /// <summary>How many single-row requests run at once.</summary>
    private const int Parallelism = 8;

    /// <summary>The most rows that Azure Tables returns at once.</summary>
    private const int PageSize = 1000;

    public async Task<IReadOnlyList<bool>> InsertAsync(IReadOnlyList<Row> rows, CancellationToken cancellationToken)
    {
        RowLimits.Check(rows);
        var isNew = new bool[rows.Count];
        foreach (var batch in AzureBatches.Of(rows, keepsLast: false))
        {
            // One row alone needs no transaction, and when it is there already, no second request to say so.
            if (batch is [var only])
            {
                isNew[only] = await TryInsertAsync(rows[only], cancellationToken);
            }
            else if (await TryInsertTogetherAsync(rows, batch, cancellationToken))
            {
                foreach (var index in batch)
                {
                    isNew[index] = true;
                }
            }
            else
            {
                await Parallel.ForEachAsync(batch, OneByOne(cancellationToken), async (index, token) =>
                    isNew[index] = await TryInsertAsync(rows[index], token));
            }
        }

        return isNew;
    }

    public async Task UpsertAsync(IReadOnlyList<Row> rows, CancellationToken cancellationToken)
    {
        RowLimits.Check(rows);
        foreach (var batch in AzureBatches.Of(rows, keepsLast: true))
        {
            if (batch is [var only])
            {
                await ExplainAsync(
                    () => client.UpsertEntityAsync(AzureEntities.FromRow(rows[only]), TableUpdateMode.Replace, cancellationToken), cancellationToken);
                continue;
            }

            await SubmitAsync(rows, batch, TableTransactionActionType.UpsertReplace, cancellationToken);
        }
    }

    public async Task DeleteAsync(IReadOnlyList<(string PartitionKey, string RowKey)> keys, CancellationToken cancellationToken)
    {
        foreach (var (partitionKey, rowKey) in keys)
        {
            RowKeys.Validate(partitionKey, rowKey);
        }

        var rows = keys.Select(key => new Row { PartitionKey = key.PartitionKey, RowKey = key.RowKey }).ToList();
        foreach (var batch in AzureBatches.Of(rows, keepsLast: true))
        {
            if (batch.Count == 1 || !await TryDeleteTogetherAsync(rows, batch, cancellationToken))
            {
                // A single delete passes over 404.
                await Parallel.ForEachAsync(batch, OneByOne(cancellationToken), async (index, token) =>
                    await ExplainAsync(() => client.DeleteEntityAsync(rows[index].PartitionKey, rows[index].RowKey, ETag.All, token), token));
            }
        }
    }

    public async Task<Row?> FindAsync(string partitionKey, string rowKey, CancellationToken cancellationToken)
    {
        RowKeys.Validate(partitionKey, rowKey);
        var found = await ExplainAsync(
            () => client.GetEntityIfExistsAsync<TableEntity>(partitionKey, rowKey, null, cancellationToken), cancellationToken);
        return found.HasValue && found.Value is { } entity ? AzureEntities.ToRow(entity) : null;
    }

    public async IAsyncEnumerable<Row> ScanAsync(
        string partitionKey, string? fromRowKey, string? toRowKey, int? limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        RowKeys.Validate(partitionKey);
        var left = limit ?? int.MaxValue;
        if (left <= 0)
        {
            yield break;
        }

        var pages = client.QueryAsync<TableEntity>(
            FilterFor(partitionKey, fromRowKey, toRowKey), Math.Min(left, PageSize), null, cancellationToken);
        await foreach (var entity in AzureFaults.ExplainEachAsync(client.Uri, pages, cancellationToken))
        {
            yield return AzureEntities.ToRow(entity);
            if (--left == 0)
            {
                yield break;
            }
        }
    }

    private static ParallelOptions OneByOne(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };

    private static string FilterFor(string partitionKey, string? fromRowKey, string? toRowKey)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partitionKey}");
        if (fromRowKey is not null)
        {
            filter += TableClient.CreateQueryFilter($" and RowKey ge {fromRowKey}");
        }

        return toRowKey is null ? filter : filter + TableClient.CreateQueryFilter($" and RowKey lt {toRowKey}");
    }

    private async Task<bool> TryInsertTogetherAsync(IReadOnlyList<Row> rows, IReadOnlyList<int> batch, CancellationToken cancellationToken)
    {
        try
        {
            await SubmitAsync(rows, batch, TableTransactionActionType.Add, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (AzureFaults.IsConflict(e))
        {
            return false;
        }
    }

    // One absent row fails the whole transaction, but nearly always all are there: what is deleted was just read.
    private async Task<bool> TryDeleteTogetherAsync(IReadOnlyList<Row> rows, IReadOnlyList<int> batch, CancellationToken cancellationToken)
    {
        try
        {
            await SubmitAsync(rows, batch, TableTransactionActionType.Delete, cancellationToken);
            return true;
        }
        catch (StoreException e) when (e.InnerException is RequestFailedException { Status: 404, ErrorCode: "ResourceNotFound" })
        {
            return false;
        }
    }

    private async Task<bool> TryInsertAsync(Row row, CancellationToken cancellationToken)
    {
        try
        {
            await ExplainAsync(() => client.AddEntityAsync(AzureEntities.FromRow(row), cancellationToken), cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (AzureFaults.IsConflict(e))
        {
            return false;
        }
    }

    private Task<Response<IReadOnlyList<Response>>> SubmitAsync(
        IReadOnlyList<Row> rows, IReadOnlyList<int> batch, TableTransactionActionType action, CancellationToken cancellationToken)
    {
        var whatever = action == TableTransactionActionType.Delete ? ETag.All : default;
        var actions = batch.Select(index => new TableTransactionAction(action, AzureEntities.FromRow(rows[index]), whatever));
        return ExplainAsync(() => client.SubmitTransactionAsync(actions, cancellationToken), cancellationToken);
    }

    private Task<T> ExplainAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken) =>
        AzureFaults.ExplainAsync(client.Uri, call, cancellationToken);
}
