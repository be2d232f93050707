namespace SignalWatch.Feeds;

/// <summary>How a source fares. Names are shown and exported, so they never change.</summary>
public enum SourceState
{
    /// <summary>It was never polled at the address that the pack has now.</summary>
    NotPolled,

    /// <summary>It answers, in good time and as often with news as it used to.</summary>
    Healthy,

    /// <summary>It answers, but takes so long that it may soon not.</summary>
    Slow,

    /// <summary>It answers, but has brought nothing new for far longer than it used to.</summary>
    Silent,

    /// <summary>Its page answers, but the pack's selectors match nothing on it.</summary>
    SelectorsBroken,

    /// <summary>It could not be read when last polled.</summary>
    Failing,

    /// <summary>It said 410, gone for good; it is still asked once a week.</summary>
    Retired,
}
