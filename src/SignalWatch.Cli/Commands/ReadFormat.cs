namespace SignalWatch.Cli.Commands;

/// <summary>How <c>read</c> prints.</summary>
internal enum ReadFormat
{
    /// <summary>Blocks of named values, for people; long values are cut.</summary>
    Table,

    /// <summary>One JSON object a line, in full.</summary>
    Json,
}
