using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using SignalWatch.Web.Cloud;

namespace SignalWatch.Functions;

/// <summary>Which sources are due, and reading each.</summary>
/// <param name="engine">The jobs.</param>
/// <param name="logger">Told of timers that fire late.</param>
public sealed class SourceFunctions(CloudEngine engine, ILogger<SourceFunctions> logger)
{
    /// <summary>Puts the ids of due sources on the queue.</summary>
    [Function("PollSources")]
    [QueueOutput(QueueNames.Sources)]
    public async Task<string[]> PollAsync([TimerTrigger($"%{Schedules.Poll}%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        timer.NoteIfLate(logger, "PollSources");
        return [.. await engine.DueAsync(cancellationToken)];
    }

    /// <summary>Reads the source that a message names.</summary>
    [Function("ReadSource")]
    public Task ReadAsync([QueueTrigger(QueueNames.Sources)] string message, CancellationToken cancellationToken) =>
        engine.ReadAsync(message, cancellationToken);
}
