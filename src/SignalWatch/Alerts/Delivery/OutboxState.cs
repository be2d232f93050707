namespace SignalWatch.Alerts.Delivery;

/// <summary>How far an outbox entry has come.</summary>
public enum OutboxState
{
    /// <summary>To be sent as soon as it is due.</summary>
    Queued,

    /// <summary>A sender has taken it and has not said yet what became of it.</summary>
    Sending,

    /// <summary>The server took it, or it was written to a file. Final.</summary>
    Sent,

    /// <summary>To be tried again later, for the reason given: a quiet hour, a rate limit, a server's 4xx.</summary>
    Deferred,

    /// <summary>Given up for the reason given; <c>signalwatch outbox --retry</c> queues it again.</summary>
    Failed,

    /// <summary>Never to be sent by itself, for the reason given: a cool-down, a cap, a mute. Digests tell of it. Final.</summary>
    Suppressed,
}
