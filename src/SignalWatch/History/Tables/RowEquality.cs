namespace SignalWatch.History.Tables;

/// <summary>Compares rows by what they hold.</summary>
internal static class RowEquality
{
    /// <summary>Whether both have the same keys and the same properties.</summary>
    public static bool AreSame(Row left, Row right) =>
        string.Equals(left.PartitionKey, right.PartitionKey, StringComparison.Ordinal)
        && string.Equals(left.RowKey, right.RowKey, StringComparison.Ordinal)
        && left.Properties.Count == right.Properties.Count
        && left.Properties.All(property => right.Properties.TryGetValue(property.Key, out var value) && property.Value.Equals(value));
}
