using Cronos;
using Microsoft.Extensions.Time.Testing;
using SignalWatch.Cli.Hosting;

namespace SignalWatch.Tests.Web;

public sealed class ServeScheduleTests
{
    private static readonly DateTimeOffset Start = new(2025, 6, 13, 12, 1, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _clock = new(Start);
    private readonly List<string> _runs = [];
    private readonly List<string> _failures = [];

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Jobs_run_at_their_times_in_their_order_and_some_at_the_start()
    {
        await RunAsync(TimeSpan.FromMinutes(21), Job("poll", "*/5 * * * *", true), Job("assess", "*/10 * * * *", true), Job("digest", "15 * * * *", false));

        Assert.Equal(
            ["12:01 poll", "12:01 assess", "12:05 poll", "12:10 poll", "12:10 assess", "12:15 poll", "12:15 digest", "12:20 poll", "12:20 assess"], _runs);
    }

    [Fact]
    public async Task A_job_that_fails_is_told_of_and_stops_neither_itself_nor_the_others()
    {
        await RunAsync(
            TimeSpan.FromMinutes(10), Job("poll", "*/5 * * * *", true, () => throw new InvalidOperationException("boom")), Job("assess", "*/5 * * * *", true));

        Assert.Equal(["poll: boom", "poll: boom", "poll: boom"], _failures);
        Assert.Equal(3, _runs.Count(run => run.EndsWith("assess", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Times_that_pass_while_a_job_runs_are_made_up_for_once()
    {
        var isFirst = true;
        await RunAsync(
            TimeSpan.FromMinutes(21),
            Job("poll", "*/5 * * * *", true, () =>
            {
                _clock.Advance(TimeSpan.FromMinutes(isFirst ? 13 : 0));
                isFirst = false;
            }),
            Job("assess", "*/5 * * * *", false));

        Assert.Equal(["12:01 poll", "12:14 assess", "12:15 poll", "12:15 assess", "12:20 poll", "12:20 assess"], _runs);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_does_not_hold_a_job_up()
    {
        var clock = new SettableClock(_clock);
        var (schedule, ctrlC) = (new Schedule([Job("poll", "*/5 * * * *", true)], clock, (_, _) => { }), CancellationTokenSource.CreateLinkedTokenSource(Ending));
        var run = schedule.RunAsync(ctrlC.Token);

        clock.Offset = TimeSpan.FromDays(-1);
        Step(TimeSpan.FromMinutes(6));

        Assert.Equal(2, _runs.Count);
        await ctrlC.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        ctrlC.Dispose();
    }

    private async Task RunAsync(TimeSpan duration, params ScheduledJob[] jobs)
    {
        using var ctrlC = CancellationTokenSource.CreateLinkedTokenSource(Ending);
        var run = new Schedule(jobs, _clock, (job, problem) => _failures.Add($"{job.Name}: {problem.Message}")).RunAsync(ctrlC.Token);
        Step(Start + duration - _clock.GetUtcNow());
        await ctrlC.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    // The jobs end at once, so that all of a step has happened when the clock has been moved.
    private void Step(TimeSpan duration)
    {
        for (var minute = 0; minute < duration.TotalMinutes; minute++)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
        }
    }

    private ScheduledJob Job(string name, string cron, bool atStart, Action? work = null) => new(name, CronExpression.Parse(cron), atStart, _ =>
    {
        _runs.Add(FormattableString.Invariant($"{_clock.GetUtcNow():HH:mm} {name}"));
        work?.Invoke();
        return Task.CompletedTask;
    });

    private sealed class SettableClock(TimeProvider inner) : TimeProvider
    {
        public TimeSpan Offset { get; set; }

        public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + Offset;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => inner.CreateTimer(callback, state, dueTime, period);
    }
}
