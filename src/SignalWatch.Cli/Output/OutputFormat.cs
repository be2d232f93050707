namespace SignalWatch.Cli.Output;

/// <summary>How data is printed.</summary>
internal enum OutputFormat
{
    /// <summary>A table for people; drawn on a terminal, aligned plain text in a pipe.</summary>
    Table,

    /// <summary>Comma-separated values with a header line (RFC 4180).</summary>
    Csv,

    /// <summary>A JSON array of objects.</summary>
    Json,
}
