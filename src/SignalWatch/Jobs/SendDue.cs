using SignalWatch.Alerts.Delivery;

namespace SignalWatch.Jobs;

/// <summary>Sends what is due in the outbox, one after the other, until nothing is left or the mail server takes no more for now.</summary>
/// <param name="outbox">The entries.</param>
/// <param name="send">Sends one.</param>
/// <param name="transport">What it sends with.</param>
/// <param name="rate">Bounds how many; null where nothing does.</param>
/// <param name="time">The clock.</param>
public sealed class SendDue(Outbox outbox, SendMail send, IMailTransport transport, SendingRate? rate, TimeProvider time)
{
    // So many are looked up at once; an outbox that has more due goes on with the next.
    private const int AtOnce = 500;

    /// <summary>What is due now, longest due first and no more than the rate allows: for a host that hands the ids on.</summary>
    public async Task<IReadOnlyList<OutboxId>> DueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var free = rate is null ? AtOnce : Math.Min(AtOnce, await rate.FreeAsync(now, cancellationToken));
        return await outbox.DueAsync(now, free, cancellationToken);
    }

    /// <summary>Sends what is due.</summary>
    /// <returns>What became of each entry that was tried.</returns>
    public async Task<IReadOnlyList<SendOutcome>> RunAsync(CancellationToken cancellationToken)
    {
        var outcomes = new List<SendOutcome>();
        var tried = new HashSet<OutboxId>();
        try
        {
            while (true)
            {
                // An entry is tried once a run, whatever comes of it: also one that comes due again at once.
                var due = (await outbox.DueAsync(time.GetUtcNow(), AtOnce + tried.Count, cancellationToken)).Where(tried.Add).ToList();
                if (due.Count == 0)
                {
                    return outcomes;
                }

                foreach (var id in due)
                {
                    var outcome = await send.RunAsync(id, cancellationToken);
                    outcomes.Add(outcome);
                    if (outcome.StopsOthers)
                    {
                        return outcomes;
                    }
                }
            }
        }
        finally
        {
            await transport.RestAsync(CancellationToken.None);
        }
    }
}
