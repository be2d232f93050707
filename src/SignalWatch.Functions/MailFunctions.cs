using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using SignalWatch.Web.Cloud;

namespace SignalWatch.Functions;

/// <summary>What people are written.</summary>
/// <param name="engine">The jobs.</param>
/// <param name="logger">Told of timers that fire late.</param>
public sealed class MailFunctions(CloudEngine engine, ILogger<MailFunctions> logger)
{
    /// <summary>Writes the digests whose hour it is, and puts their ids on the queue.</summary>
    [Function("SendDigests")]
    [QueueOutput(QueueNames.Mails)]
    public async Task<string[]> DigestAsync([TimerTrigger($"%{Schedules.Digest}%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        timer.NoteIfLate(logger, "SendDigests");
        return [.. await engine.DigestAsync(cancellationToken)];
    }

    /// <summary>Sends the outbox entry that a message names.</summary>
    [Function("SendMail")]
    public Task SendAsync([QueueTrigger(QueueNames.Mails)] string message, CancellationToken cancellationToken) =>
        engine.SendAsync(message, cancellationToken);
}
