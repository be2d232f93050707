using Cronos;

namespace SignalWatch.Cli.Hosting;

/// <summary>A job and when it is run.</summary>
/// <param name="Name">What it does, in a word or two, for messages.</param>
/// <param name="When">Its times, UTC.</param>
/// <param name="RunsAtStart">Whether it is run at once when the schedule starts, too.</param>
/// <param name="RunAsync">Runs it.</param>
internal sealed record ScheduledJob(string Name, CronExpression When, bool RunsAtStart, Func<CancellationToken, Task> RunAsync)
{
    /// <summary>The first of its times after <paramref name="time"/>.</summary>
    public DateTimeOffset NextAfter(DateTimeOffset time) =>
        When.GetNextOccurrence(time.UtcDateTime) is { } next ? new DateTimeOffset(next, TimeSpan.Zero) : DateTimeOffset.MaxValue;
}
