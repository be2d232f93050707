namespace SignalWatch.Benchmarks.Scale;

/// <summary>What one worker process did in a round, as it tells the benchmark on one line of JSON.</summary>
internal sealed record WorkerReport
{
    /// <summary>Sources read.</summary>
    public required int Read { get; init; }

    /// <summary>Messages of sources that were not due any more.</summary>
    public required int PassedOver { get; init; }

    /// <summary>Sources that failed.</summary>
    public required int Failed { get; init; }

    /// <summary>Items that were new to the store.</summary>
    public required int Items { get; init; }

    /// <summary>Requests by kind.</summary>
    public required IReadOnlyDictionary<string, long> Requests { get; init; }

    /// <summary>Rows written, by table and partition.</summary>
    public required IReadOnlyDictionary<string, long> Partitions { get; init; }
}
