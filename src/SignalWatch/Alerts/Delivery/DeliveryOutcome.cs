namespace SignalWatch.Alerts.Delivery;

/// <summary>What became of handing a mail on. The texts are for the operator; a server's words in them are cleaned and cut.</summary>
public abstract record DeliveryOutcome
{
    private DeliveryOutcome()
    {
    }

    /// <summary>The server took it, or it is in its file.</summary>
    /// <param name="Reply">What the server said to it, or the file's name.</param>
    public sealed record Delivered(string Reply) : DeliveryOutcome;

    /// <summary>This mail could not be handed on now; others may. The server may have it, where the reason says so.</summary>
    /// <param name="Reason">Why, with the server's reply.</param>
    public sealed record Deferred(string Reason) : DeliveryOutcome;

    /// <summary>No mail can be handed on now: the server is not reached, not trusted, or refuses this sender.</summary>
    /// <param name="Reason">Why, and which setting to look at.</param>
    public sealed record Unreachable(string Reason) : DeliveryOutcome;

    /// <summary>The server will never take this mail (a reply of 5xx).</summary>
    /// <param name="Reason">Why, with the server's reply.</param>
    /// <param name="IsAddressBad">Whether it said that there is no such address: no further mail should go there.</param>
    public sealed record Refused(string Reason, bool IsAddressBad) : DeliveryOutcome;
}
