using Cronos;
using SignalWatch.Alerts.Delivery;
using SignalWatch.Cli.Commands;
using SignalWatch.Cli.Output;
using SignalWatch.History;
using SignalWatch.Jobs;
using SignalWatch.Packs;
using SignalWatch.Scoring;

namespace SignalWatch.Cli.Hosting;

/// <summary>The jobs with the times that the cloud's timers have, for <c>run</c> and <c>serve</c>, and what is printed of them.</summary>
/// <param name="context">The printer and the clock.</param>
/// <param name="pack">The pack.</param>
/// <param name="workspace">The data directory, open for writing.</param>
/// <param name="engine">The jobs that read and assess.</param>
/// <param name="mail">The jobs that write and send mail.</param>
/// <param name="classifier">What retraining puts a better model into.</param>
internal sealed class WatchJobs(
    CommandContext context, Pack pack, Workspace workspace, EmbeddedEngine engine, EmbeddedMail mail, CurrentClassifier classifier)
{
    private static readonly CronExpression EveryMinute = CronExpression.Parse("* * * * *");
    private static readonly CronExpression EveryFiveMinutes = CronExpression.Parse("*/5 * * * *");
    private static readonly CronExpression EveryTenMinutes = CronExpression.Parse("*/10 * * * *");
    private static readonly CronExpression Hourly = CronExpression.Parse("0 * * * *");
    private static readonly CronExpression Daily = CronExpression.Parse("17 3 * * *");

    private readonly RunLog _log = new(new RunHistory(workspace.Store), context.Time);

    /// <summary>Runs all jobs at their times until it is cancelled.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Task RunAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<ScheduledJob> jobs =
        [
            Job("polling", EveryFiveMinutes, TimeSpan.FromMinutes(5), runsAtStart: true, ReadDueAsync),
            Job("assessing", EveryTenMinutes, TimeSpan.FromMinutes(10), runsAtStart: true, engine.AssessAsync),
            Job("digests", Hourly, TimeSpan.FromHours(1), runsAtStart: true, mail.DigestAsync),
            Job("health", Hourly, TimeSpan.FromHours(1), runsAtStart: true, mail.CheckAsync),
            Job("sending", EveryMinute, TimeSpan.FromMinutes(1), runsAtStart: true, SendAsync),
            Job("retraining", Daily, TimeSpan.FromDays(1), runsAtStart: false, RetrainAsync),
        ];
        var schedule = new Schedule(jobs, context.Time, (job, problem) => context.Printer.Problem($"{job.Name} failed and is tried again: {Told(problem)}"));

        // Training and parsing keep a thread busy for seconds; the caller's goes on.
        return Task.Run(() => schedule.RunAsync(cancellationToken), cancellationToken);
    }

    /// <summary>Runs what is due now, once.</summary>
    /// <returns>False when there were sources to read and none could be.</returns>
    public async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        var isRead = false;
        await _log.RunAsync("polling", null, async token => isRead = await ReadDueAsync(token), cancellationToken);
        await _log.RunAsync("assessing", null, engine.AssessAsync, cancellationToken);
        await _log.RunAsync("digests", null, mail.DigestAsync, cancellationToken);
        await _log.RunAsync("health", null, mail.CheckAsync, cancellationToken);
        await _log.RunAsync("sending", null, SendAsync, cancellationToken);
        return isRead;
    }

    /// <summary>Reads what is due and says what came of it.</summary>
    /// <returns>False when there were sources to read and none could be.</returns>
    private async Task<bool> ReadDueAsync(CancellationToken cancellationToken)
    {
        var due = await engine.DueAsync(cancellationToken);
        var outcomes = await context.Printer.WithProgressAsync("Reading", due.Count, progress =>
        {
            var done = 0;
            return engine.ReadAsync(due, _ => progress.Report(Interlocked.Increment(ref done)), cancellationToken);
        });
        Print(context.Printer, context.Time.GetUtcNow(), outcomes);
        return outcomes.Count == 0 || outcomes.Any(outcome => outcome.IsOk);
    }

    private static void Print(Printer printer, DateTimeOffset now, IReadOnlyList<ReadOutcome> outcomes)
    {
        var recorded = outcomes.Aggregate(default(RecordOutcome), (sum, outcome) => sum + outcome.Recorded);
        var failed = outcomes.Where(outcome => !outcome.IsOk).ToList();
        printer.Line(FormattableString.Invariant(
            $"{now.UtcDateTime:yyyy-MM-dd HH:mm} {outcomes.Count} sources read, {failed.Count} failed, {recorded.Items} new items, {recorded.Signals} signals{(recorded.Unscored == 0 ? "" : FormattableString.Invariant($", {recorded.Unscored} not scored: the pack has no examples in their language"))}."));
        foreach (var outcome in failed)
        {
            printer.Problem($"  {outcome.Source}: {outcome.Outcome}");
        }
    }

    // What explains itself is told in its own words; anything else is a bug, whose place is wanted.
    private static string Told(Exception problem) => CommandLine.IsExplained(problem) ? problem.Message : problem.ToString();

    private ScheduledJob Job(string name, CronExpression when, TimeSpan rhythm, bool runsAtStart, Func<CancellationToken, Task> run) =>
        new(name, when, runsAtStart, token => _log.RunAsync(name, rhythm, run, token));

    /// <summary>Sends what is due and says what came of it.</summary>
    private async Task SendAsync(CancellationToken cancellationToken)
    {
        var outcomes = await mail.SendAsync(cancellationToken);
        var sent = outcomes.Count(outcome => outcome.State == OutboxState.Sent);
        if (sent > 0)
        {
            context.Printer.Line(FormattableString.Invariant($"{context.Time.GetUtcNow().UtcDateTime:yyyy-MM-dd HH:mm} {sent} {(sent == 1 ? "mail" : "mails")} {mail.SentWhere}."));
        }

        foreach (var outcome in outcomes.Where(outcome => outcome.State is OutboxState.Failed or OutboxState.Deferred))
        {
            context.Printer.Problem($"  {outcome.Id}: {(outcome.State == OutboxState.Failed ? "given up" : "put off")}. {outcome.Reason}");
        }
    }

    private async Task RetrainAsync(CancellationToken cancellationToken)
    {
        var shelf = new ModelShelf(pack, workspace.Directory);
        var retrain = new RetrainClassifier(pack, ModelCache.ReadExamples(pack), shelf, workspace.Verdicts, workspace.Models, context.Time);
        if (await retrain.RunAsync(null, cancellationToken) is not RetrainOutcome.Trained trained)
        {
            return;
        }

        if (trained.Record.IsPromoted)
        {
            classifier.Use(shelf.Read(trained.Version));
        }

        context.Printer.Line(TrainCommand.TextOf(trained));
    }
}
