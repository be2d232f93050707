namespace SignalWatch.History;

/// <summary>What a data directory is opened for.</summary>
public enum StoreAccess
{
    /// <summary>Read only: the history must exist; any number of processes, also beside a writer.</summary>
    ReadOnly,

    /// <summary>Read and write: makes the directory when it is missing; one process at a time.</summary>
    ReadWrite,
}
