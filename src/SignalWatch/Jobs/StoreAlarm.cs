using SignalWatch.Alerts;
using SignalWatch.Alerts.Delivery;
using SignalWatch.Alerts.Mail;
using SignalWatch.History.Tables;

namespace SignalWatch.Jobs;

/// <summary>
/// Tells the operator that the store fails, past the outbox, which is in that store. One mail a day and process at most; those of several
/// processes bear the same Message-ID.
/// </summary>
/// <param name="composer">Writes the mail.</param>
/// <param name="transport">Hands it on.</param>
/// <param name="options">Who the operator is.</param>
/// <param name="time">The clock.</param>
public sealed class StoreAlarm(MailComposer composer, IMailTransport transport, MailOptions options, TimeProvider time)
{
    private const string Cause = "storage";
    private DateOnly _told;

    /// <summary>Tells of it, unless that was done today.</summary>
    public async Task TellAsync(StoreException fault, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (options.Operator.Length == 0 || _told == today)
        {
            return;
        }

        var trouble = new Trouble(
            Cause, "The store can't be used", fault.Message, "Nothing is read, assessed or sent until it can be. What was stored before is kept.", now);
        var id = OutboxId.OfTrouble(Cause, today);
        using var message = composer.Compose(trouble, id, now);
        if (await transport.DeliverAsync(id, message, cancellationToken) is DeliveryOutcome.Delivered)
        {
            _told = today;
        }
    }
}
