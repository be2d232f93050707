namespace SignalWatch.Benchmarks.Scale;

/// <summary>The kinds of request that are counted; <c>docs/cost.md</c> and the price table use the same names.</summary>
internal static class OperationKind
{
    /// <summary>One row by its keys.</summary>
    public const string TableFind = "table-find";

    /// <summary>A page, up to 1,000 rows, of a range scan.</summary>
    public const string TableScan = "table-scan";

    /// <summary>An insert, an upsert, or a transaction of up to 100 of them.</summary>
    public const string TableWrite = "table-write";

    /// <summary>A deleted row.</summary>
    public const string TableDelete = "table-delete";

    /// <summary>A table made or found to be there: once a table and process.</summary>
    public const string TableOpen = "table-open";

    /// <summary>A message put in.</summary>
    public const string QueueSend = "queue-send";

    /// <summary>Up to 32 messages taken, also when there are none.</summary>
    public const string QueueReceive = "queue-receive";

    /// <summary>A message done with.</summary>
    public const string QueueDelete = "queue-delete";

    /// <summary>All of them, in the order in which they are printed.</summary>
    public static readonly IReadOnlyList<string> All =
        [TableFind, TableScan, TableWrite, TableDelete, TableOpen, QueueSend, QueueReceive, QueueDelete];
}
