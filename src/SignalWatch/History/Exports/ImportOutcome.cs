namespace SignalWatch.History.Exports;

/// <summary>What an import came to.</summary>
/// <param name="Tables">Tables of the export.</param>
/// <param name="Inserted">Rows that the store lacked.</param>
/// <param name="Kept">Rows that it had: they stay as they were.</param>
public sealed record ImportOutcome(int Tables, long Inserted, long Kept);
