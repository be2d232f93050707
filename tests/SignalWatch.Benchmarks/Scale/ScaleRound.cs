namespace SignalWatch.Benchmarks.Scale;

/// <summary>What all processes together did in one round.</summary>
/// <param name="Sources">How many sources there are.</param>
/// <param name="Workers">How many worker processes.</param>
/// <param name="Seconds">From the first message taken to the last done with.</param>
/// <param name="Reports">What each worker says.</param>
/// <param name="Left">Messages still in the queue.</param>
/// <param name="PagesTwice">Items' pages that were asked for more than once.</param>
/// <param name="ItemsStored">Complete items in the store.</param>
internal sealed record ScaleRound(
    int Sources, int Workers, double Seconds, IReadOnlyList<WorkerReport> Reports, int Left, int PagesTwice, int ItemsStored)
{
    /// <summary>Requests of one kind, over all workers.</summary>
    public long RequestsOf(string kind) => Reports.Sum(report => report.Requests.GetValueOrDefault(kind));

    /// <summary>Requests of all kinds, over all workers.</summary>
    public long Requests => Reports.Sum(report => report.Requests.Values.Sum());

    /// <summary>The partitions that most rows were written to, greatest first.</summary>
    public IEnumerable<(string Partition, long Rows)> Hottest => Reports
        .SelectMany(report => report.Partitions)
        .GroupBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(group => (group.Key, group.Sum(pair => pair.Value)))
        .OrderByDescending(pair => pair.Item2);
}
