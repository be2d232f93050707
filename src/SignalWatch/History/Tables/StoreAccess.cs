namespace SignalWatch.History.Tables;

/// <summary>What a data directory is opened for.</summary>
public enum StoreAccess
{
    /// <summary>Read only: the history must exist; any number of processes, also beside a writer.</summary>
    ReadOnly,

    /// <summary>Read and write: makes the directory when it is missing; one process at a time.</summary>
    ReadWrite,

    /// <summary>
    /// Read, and write a few rows that need no others, also beside the process that has it for <see cref="ReadWrite"/>: a call is one
    /// transaction, so that the two only wait for each other. Makes the directory when it is missing.
    /// </summary>
    WriteBeside,
}
