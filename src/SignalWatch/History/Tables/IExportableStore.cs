namespace SignalWatch.History.Tables;

/// <summary>
/// A store that names its tables and hands over whole ones. Reading every partition costs what all of history costs, so only an export,
/// and an import that must find nothing, ask for it; everything else takes an <see cref="ITableStore"/> and scans one partition.
/// </summary>
public interface IExportableStore : ITableStore
{
    /// <summary>The tables there are, in ordinal order; not those that the platform keeps for itself.</summary>
    Task<IReadOnlyList<string>> TableNamesAsync(CancellationToken cancellationToken);

    /// <summary>Streams every row of a table, of all partitions, in no promised order; none when there is no such table.</summary>
    /// <remarks>No snapshot: a row written meanwhile may be in it or not.</remarks>
    IAsyncEnumerable<Row> ScanAllAsync(string name, CancellationToken cancellationToken);
}
