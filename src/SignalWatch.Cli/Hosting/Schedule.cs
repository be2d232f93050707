namespace SignalWatch.Cli.Hosting;

/// <summary>
/// Runs jobs at their times in one process, where the cloud has timers: one after the other, so that none has to mind another. A time
/// that passes while a job runs is made up for once, and a job that fails is told of and run again at its next time.
/// </summary>
/// <param name="jobs">The jobs; of those due at one time, the first is run first.</param>
/// <param name="time">The clock.</param>
/// <param name="failed">Told of a job that failed, and why.</param>
internal sealed class Schedule(IReadOnlyList<ScheduledJob> jobs, TimeProvider time, Action<ScheduledJob, Exception> failed)
{
    // A laptop that sleeps, or a clock that is set, does not wake a timer: look at the clock this often.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    /// <summary>Runs them until it is cancelled.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled: the only way this ends.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var start = time.GetUtcNow();
        var due = jobs.Select(job => job.RunsAtStart ? start : job.NextAfter(start)).ToArray();
        while (true)
        {
            for (var index = 0; index < due.Length; index++)
            {
                due[index] = await RunIfDueAsync(jobs[index], due[index], cancellationToken);
            }

            var wait = due.Min() - time.GetUtcNow();
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait < LongestWait ? wait : LongestWait, time, cancellationToken);
            }
        }
    }

    /// <summary>Runs the job if its time has come.</summary>
    /// <returns>Its next time.</returns>
    private async Task<DateTimeOffset> RunIfDueAsync(ScheduledJob job, DateTimeOffset due, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var now = time.GetUtcNow();
        if (now < due)
        {
            // Where the clock was set back, the time that stood is too far away.
            var next = job.NextAfter(now);
            return next < due ? next : due;
        }

        try
        {
            await job.RunAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // One job that fails, for whatever reason, must not end the others: they run for months unwatched.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            failed(job, problem);
        }

        return job.NextAfter(time.GetUtcNow());
    }
}
