namespace SignalWatch.Jobs;

/// <summary>How one thing that is checked fares. Names are shown and exported, so they never change.</summary>
public enum HealthState
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Worth knowing; nothing has to be done.</summary>
    Notice,

    /// <summary>Somebody has to do something.</summary>
    Trouble,
}
