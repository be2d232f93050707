namespace SignalWatch.Alerts;

/// <summary>Where an outbox entry stands.</summary>
public enum OutboxState
{
    /// <summary>Decided, and to be sent when its time has come.</summary>
    Queued,

    /// <summary>Handed to the mail server, which has not answered yet.</summary>
    Sending,

    /// <summary>The mail server took it, or its file is written.</summary>
    Sent,

    /// <summary>To be tried again at a stated time.</summary>
    Deferred,

    /// <summary>Given up; an operator must look.</summary>
    Failed,

    /// <summary>Not sent, for the stated reason: a cap, a mute, quiet hours that a digest follows, a refused address.</summary>
    Suppressed,
}
