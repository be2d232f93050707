using System.Diagnostics;
using SignalWatch.History;
using SignalWatch.History.Tables;

namespace SignalWatch.Jobs;

/// <summary>Runs jobs for a host and notes how each run ended, so that missed and failing runs are seen.</summary>
/// <param name="runs">Where it is noted.</param>
/// <param name="time">The clock.</param>
public sealed class RunLog(RunHistory runs, TimeProvider time)
{
    /// <summary>Runs a job; what it throws comes out again.</summary>
    /// <param name="job">Its name: lower-case letters and hyphens.</param>
    /// <param name="rhythm">How often it is to run; null when it is run by hand.</param>
    /// <param name="run">The job.</param>
    /// <param name="cancellationToken">Stops it; that is no failure.</param>
    public async Task RunAsync(string job, TimeSpan? rhythm, Func<CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        using var span = WatchTelemetry.BeginJob(job);
        try
        {
            await run(cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            span?.SetStatus(ActivityStatusCode.Error);
            await NoteAsync(job, fault, cancellationToken);
            throw;
        }

        await runs.SucceededAsync(job, rhythm, time.GetUtcNow(), cancellationToken);
    }

    private async Task NoteAsync(string job, Exception fault, CancellationToken cancellationToken)
    {
        try
        {
            await runs.FailedAsync(job, fault.Message, fault is StoreException, time.GetUtcNow(), cancellationToken);
        }
        catch (StoreException)
        {
            // Where the store is down nothing can be noted; the job's own fault is what matters.
        }
    }
}
