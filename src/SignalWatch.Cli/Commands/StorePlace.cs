namespace SignalWatch.Cli.Commands;

/// <summary>Which store a command works on.</summary>
internal enum StorePlace
{
    /// <summary>The data directory.</summary>
    Data,

    /// <summary>The storage account that the cloud app's settings name.</summary>
    Azure,
}
