using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using SignalWatch.Web.Cloud;

namespace SignalWatch.Functions;

/// <summary>What the operator hears of.</summary>
/// <param name="engine">The jobs.</param>
/// <param name="logger">Told of timers that fire late.</param>
public sealed class OperatorFunctions(CloudEngine engine, ILogger<OperatorFunctions> logger)
{
    /// <summary>Checks the monitor itself, and puts the ids of the operator's mails on the queue.</summary>
    [Function("WatchHealth")]
    [QueueOutput(QueueNames.Mails)]
    public async Task<string[]> WatchAsync([TimerTrigger($"%{Schedules.Health}%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        timer.NoteIfLate(logger, "WatchHealth");
        return [.. await engine.WatchAsync(cancellationToken)];
    }

    /// <summary>Records a source that could not be read at all.</summary>
    [Function("PoisonedSource")]
    public Task SourceAsync([QueueTrigger(QueueNames.Sources + QueueNames.Poison)] string message, CancellationToken cancellationToken) =>
        engine.GivenUpAsync(QueueNames.Sources, message, cancellationToken);

    /// <summary>Records a mail whose sending failed in a way that sending does not expect.</summary>
    [Function("PoisonedMail")]
    public Task MailAsync([QueueTrigger(QueueNames.Mails + QueueNames.Poison)] string message, CancellationToken cancellationToken) =>
        engine.GivenUpAsync(QueueNames.Mails, message, cancellationToken);
}
