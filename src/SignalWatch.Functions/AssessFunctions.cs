using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using SignalWatch.Web.Cloud;

namespace SignalWatch.Functions;

/// <summary>What is made of what was read.</summary>
/// <param name="engine">The jobs.</param>
/// <param name="logger">Told of timers that fire late.</param>
public sealed class AssessFunctions(CloudEngine engine, ILogger<AssessFunctions> logger)
{
    /// <summary>Sets levels and likelihoods, raises alerts, and puts the ids of their mails on the queue.</summary>
    [Function("AssessIndicators")]
    [QueueOutput(QueueNames.Mails)]
    public async Task<string[]> AssessAsync([TimerTrigger($"%{Schedules.Assess}%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        timer.NoteIfLate(logger, "AssessIndicators");
        return [.. await engine.AssessAsync(cancellationToken)];
    }

    /// <summary>Learns from verdicts.</summary>
    [Function("RetrainClassifier")]
    public async Task RetrainAsync([TimerTrigger($"%{Schedules.Retrain}%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        timer.NoteIfLate(logger, "RetrainClassifier");
        await engine.RetrainAsync(cancellationToken);
    }
}
