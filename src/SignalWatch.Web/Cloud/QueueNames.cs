namespace SignalWatch.Web.Cloud;

/// <summary>The queues of the account. A message is an id, and the trace that it belongs to.</summary>
public static class QueueNames
{
    /// <summary>Ids of sources to read.</summary>
    public const string Sources = "sources";

    /// <summary>Ids of outbox entries to deliver.</summary>
    public const string Mails = "mails";

    /// <summary>What the platform adds to the name of a queue for the messages that used up their retries.</summary>
    public const string Poison = "-poison";
}
