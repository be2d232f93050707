namespace SignalWatch.History.Tables;

/// <summary>A place that holds tables: a storage account, or one SQLite file.</summary>
public interface ITableStore
{
    /// <summary>Opens the table, creating it when it is not there.</summary>
    /// <param name="name">3 to 63 letters and digits, starting with a letter.</param>
    /// <param name="cancellationToken">Stops waiting for the store.</param>
    Task<ITable> OpenAsync(string name, CancellationToken cancellationToken);
}
