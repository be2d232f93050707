namespace SignalWatch.History.Exports;

/// <summary>
/// The order of tables in an export. A job writes what says "done" last: an item is complete after its signals and markers are stored, a
/// marker goes after its day is counted. So those tables are read first while jobs run, and written last by an import: whatever
/// comes between, an item that counts as done has all that was done for it.
/// </summary>
internal static class ExportOrder
{
    private static readonly string[] WrittenLast = ["sources", "links", "items", "recounts"];

    /// <summary>The tables in the order in which an export reads them.</summary>
    public static IReadOnlyList<string> ToRead(IReadOnlyList<string> names) =>
        [.. names.OrderBy(RankOf).ThenBy(name => name, StringComparer.Ordinal)];

    private static int RankOf(string name) =>
        Array.FindIndex(WrittenLast, known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase)) is >= 0 and var rank ? rank : WrittenLast.Length;
}
