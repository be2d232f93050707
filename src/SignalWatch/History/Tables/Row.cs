namespace SignalWatch.History.Tables;

/// <summary>One row of a table: what Azure Tables calls an entity.</summary>
/// <remarks>Together the properties stay under 1 MiB, and each string under 32,768 UTF-16 units, which is what Azure Tables takes.</remarks>
public sealed record Row
{
    /// <summary>The partition; no control characters and none of <c>/ \ # ?</c>.</summary>
    public required string PartitionKey { get; init; }

    /// <summary>The key within the partition, in whose ordinal order rows are scanned; the same characters are refused.</summary>
    public required string RowKey { get; init; }

    /// <summary>Values by name: <see cref="string"/>, <see cref="long"/>, <see cref="double"/>, <see cref="bool"/> or <see cref="DateTimeOffset"/>.</summary>
    public IReadOnlyDictionary<string, object> Properties { get; init; } = new Dictionary<string, object>(StringComparer.Ordinal);
}
