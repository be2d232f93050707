namespace SignalWatch.Assessment;

/// <summary>What became of a known event.</summary>
public enum EventFate
{
    /// <summary>No alert told of it in time, nor was the level known to be raised.</summary>
    Missed,

    /// <summary>No alert told of it, but an earlier one had told that the level is raised, and it still was.</summary>
    Standing,

    /// <summary>An alert told of it in time.</summary>
    Found,
}
