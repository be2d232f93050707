using System.CommandLine;
using Cronos;
using Microsoft.Extensions.Logging.Abstractions;
using SignalWatch.Cli.Output;
using SignalWatch.Feeds;
using SignalWatch.History;
using SignalWatch.Jobs;

namespace SignalWatch.Cli.Commands;

/// <summary><c>run [--once]</c>: watches the pack's real sources.</summary>
internal static class RunCommand
{
    // The schedules that the cloud's timers have, in one process.
    private static readonly CronExpression PollSchedule = CronExpression.Parse("*/5 * * * *");
    private static readonly Option<bool> Once = new("--once") { Description = "Read what is due now, and end." };
    private static readonly Option<string> Data = CommandContext.DataOption();
    private static readonly Option<string> Pack = CommandContext.PackOption();

    /// <summary>The command with its options.</summary>
    public static Command Create(CommandContext context)
    {
        var command = CommandContext.Command(
            "run",
            "Polls the pack's sources on their schedule, scores what is new and keeps its history. Ctrl-C stops it; the next run goes on from there.",
            "run --once",
            "run --pack my-packs/arctic --data arctic");
        command.AddAll(Once, Data, Pack);
        command.SetAction((parsed, cancellationToken) => RunAsync(context, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var pack = CommandContext.ReadPack(parsed.GetRequiredValue(Pack));
        await using var workspace = Workspace.Open(parsed.GetRequiredValue(Data), StoreAccess.ReadWrite);
        var classifier = await context.LoadClassifierAsync(pack, workspace.Directory, cancellationToken);
        using var engine = new EmbeddedEngine(pack, workspace, classifier, new FetchOptions(), context.Time, NullLoggerFactory.Instance);
        if (parsed.GetValue(Once))
        {
            return await ReadDueAsync(context, engine, cancellationToken) ? ExitCode.Done : ExitCode.Failed;
        }

        context.Printer.Line($"Watching {pack.Sources.Count} sources for {pack.Title}. Ctrl-C stops.");
        try
        {
            while (true)
            {
                await ReadDueAsync(context, engine, cancellationToken);
                await WaitAsync(context.Time, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            context.Printer.Line("Stopped. The next run goes on from here.");
            return ExitCode.Done;
        }
    }

    private static Task WaitAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var next = PollSchedule.GetNextOccurrence(now.UtcDateTime) is { } at ? new DateTimeOffset(at, TimeSpan.Zero) : now.AddMinutes(5);
        return Task.Delay(next - now, time, cancellationToken);
    }

    /// <summary>Reads what is due and says what came of it.</summary>
    /// <returns>False when there were sources to read and none could be.</returns>
    private static async Task<bool> ReadDueAsync(CommandContext context, EmbeddedEngine engine, CancellationToken cancellationToken)
    {
        var due = await engine.DueAsync(cancellationToken);
        var outcomes = await context.Printer.WithProgressAsync("Reading", due.Count, progress =>
        {
            var done = 0;
            return engine.ReadAsync(due, _ => progress.Report(Interlocked.Increment(ref done)), cancellationToken);
        });
        await engine.AssessAsync(cancellationToken);
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
}
