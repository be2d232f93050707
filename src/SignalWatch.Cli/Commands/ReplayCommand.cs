using System.CommandLine;
using SignalWatch.Assessment;
using SignalWatch.Cli.Output;
using SignalWatch.History.Tables;
using SignalWatch.Jobs;
using SignalWatch.Packs;
using SignalWatch.Scoring;

namespace SignalWatch.Cli.Commands;

/// <summary><c>replay ARCHIVE</c>: years of dated news through the same chain, as fast as the machine goes.</summary>
internal static class ReplayCommand
{
    private const int MostProblemsShown = 10;
    private static readonly Argument<string> Archive = new("ARCHIVE")
    {
        Description = "A file of dated news: tab-separated, with the header 'date publisher text'; may be gzipped (.gz).",
    };

    private static readonly Option<string> Language = new("--language") { Description = "The language of its items.", HelpName = "CODE", DefaultValueFactory = _ => "en" };
    private static readonly Option<string> Data = CommandContext.DataOption("signalwatch-replay");
    private static readonly Option<string> PackName = CommandContext.PackOption();
    private static readonly Option<OutputFormat> Format = CommandContext.FormatOption();

    /// <summary>The command with its options.</summary>
    public static Command Create(CommandContext context)
    {
        var command = CommandContext.Command(
            "replay",
            "Runs an archive of dated news through scoring and history with a simulated clock, and shows each indicator's history.",
            "replay archive.tsv",
            "replay archive.tsv --events src/packs/north-south/events.tsv --threshold elevated --timeline alerts.png",
            "replay archive.tsv --events events.tsv --set high-p-value=0.001 --compare high-p-value=0.01 calm-days=5",
            "replay archive.tsv.gz --data karabakh --format csv");
        command.AddAll(Archive, Language, Data, PackName, Format);
        ReplayMeasure.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(context, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var path = parsed.GetRequiredValue(Archive);
        if (!File.Exists(path))
        {
            throw new UsageException($"ARCHIVE: there is no file '{path}'.");
        }

        var pack = CommandContext.ReadPack(parsed.GetRequiredValue(PackName));
        var measure = ReplayMeasure.Of(parsed, pack);
        if (measure is { Problems.Count: > 0 })
        {
            ReplayMeasure.ShowProblems(context, measure.Problems, "lines of events could not be read; mend them first.");
            return ExitCode.Failed;
        }

        await using var workspace = Workspace.Open(parsed.GetRequiredValue(Data), StoreAccess.ReadWrite);
        var classifier = await context.LoadClassifierAsync(pack, workspace.Directory, cancellationToken);
        var record = new RecordItems(classifier, workspace.Items, workspace.Signals, workspace.Recounts, LanguageDetector.For(pack));
        var clock = new SimulatedClock(DateTimeOffset.MinValue);
        var assess = new AssessIndicators(pack, workspace.Store, workspace.Coverage, clock);
        var replay = new ReplayArchive(record, workspace.Coverage, assess, clock);
        var archive = new ArchiveReader(path);
        var started = context.Time.GetTimestamp();
        var outcome = await context.Printer.WithProgressAsync(
            "Replaying", 1, progress => replay.RunAsync(archive, parsed.GetRequiredValue(Language), progress, cancellationToken));
        ReportOutcome(context, archive, outcome, context.Time.GetElapsedTime(started));
        await UnscoredText.PrintAsync(context.Printer, workspace, outcome.First, outcome.Last, cancellationToken);
        var history = await EvidenceHistory.LoadAsync(workspace.Counts, pack.Indicators, outcome.First, outcome.Last, cancellationToken);
        var exitCode = history is null ? ReportNothing(context) : Report(context, history, pack, measure, parsed.GetValue(Format));
        return archive.Problems.Count == 0 ? exitCode : ExitCode.Failed;
    }

    private static int ReportNothing(CommandContext context)
    {
        context.Printer.Problem("Nothing in the archive is evidence for any indicator.");
        return ExitCode.Done;
    }

    private static int Report(CommandContext context, EvidenceHistory history, Pack pack, ReplayMeasure? measure, OutputFormat format)
    {
        if (measure is not { HasEvents: true })
        {
            context.Printer.Print(
                format == OutputFormat.Table ? Overview.Of(history, pack.Indicators, Period.Month) : Overview.DataOf(history, pack.Indicators, Period.Month),
                format);
        }

        return measure?.Report(context, history, format) ?? ExitCode.Done;
    }

    // The figures go to standard error: what is printed as data stays data.
    private static void ReportOutcome(CommandContext context, ArchiveReader archive, ReplayOutcome outcome, TimeSpan elapsed)
    {
        foreach (var problem in archive.Problems.Take(MostProblemsShown))
        {
            context.Printer.Problem(problem.ToString());
        }

        if (archive.Problems.Count > 0)
        {
            context.Printer.Problem($"{archive.Problems.Count} lines could not be read and were left out; mend them and replay again: what was read is not read twice.");
        }

        var seconds = Math.Max(elapsed.TotalSeconds, 0.001);
        context.Printer.Problem(FormattableString.Invariant(
            $"{outcome.Lines:#,0} items read in {seconds:0.0} s ({outcome.Lines / seconds:#,0} a second): {outcome.Recorded.Items:#,0} new, {outcome.Recorded.Signals:#,0} signals."));
    }
}
