namespace SignalWatch.History.Tables;

/// <summary>One table of an export.</summary>
/// <param name="Name">The table.</param>
/// <param name="Rows">How many rows, one a line.</param>
/// <param name="Sha256">Of the file as it is stored, compressed where it is; 64 lower-case hexadecimal digits.</param>
public sealed record ExportedTable(string Name, long Rows, string Sha256);
