namespace SignalWatch.Assessment;

/// <summary>An indicator's state on a day.</summary>
public enum Level
{
    /// <summary>No more than usual; with low coverage it says only that nothing was heard.</summary>
    Quiet,

    /// <summary>More than usual.</summary>
    Elevated,

    /// <summary>Much more than usual.</summary>
    High,

    /// <summary>Far more than usual, confirmed by several publishers.</summary>
    Critical,
}
