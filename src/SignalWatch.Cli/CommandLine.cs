using System.CommandLine;
using System.CommandLine.Help;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Cli.Commands;
using SignalWatch.Cli.Output;
using SignalWatch.History.Tables;
using SignalWatch.Packs;
using SignalWatch.Scoring;

namespace SignalWatch.Cli;

/// <summary>The <c>signalwatch</c> command: its subcommands, and what becomes of errors.</summary>
internal static class CommandLine
{
    // After Ctrl-C: training one indicator can't be interrupted and takes a second or two on a busy machine.
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(15);

    /// <summary>Runs one command line.</summary>
    /// <returns>The exit code: 0 done, 1 failed, 2 not understood.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var isTerminal = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;
        var printer = new Printer(output, error, isTerminal);
        var parsed = Create(printer).Parse([.. args]);
        if (parsed.Errors.Count > 0)
        {
            return ReportUsage(printer, parsed);
        }

        try
        {
            var configuration = new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = LongestStop,
            };
            return await parsed.InvokeAsync(configuration, cancellationToken);
        }
        catch (UsageException problem)
        {
            printer.Problem(problem.Message);
            return ExitCode.Usage;
        }
        catch (OperationCanceledException)
        {
            printer.Problem("Stopped. What was read is kept, and the next run goes on from there.");
            return ExitCode.Failed;
        }
        catch (Exception problem) when (IsExplained(problem))
        {
            printer.Problem(problem.Message);
            return ExitCode.Failed;
        }
    }

    private static int ReportUsage(Printer printer, ParseResult parsed)
    {
        // A word that is no command is also reported as a missing command, which only confuses.
        var hasUnknown = parsed.UnmatchedTokens.Count > 0;
        foreach (var problem in parsed.Errors.Where(problem => !(hasUnknown && problem.Message.StartsWith("Required command", StringComparison.Ordinal))))
        {
            printer.Problem(problem.Message);
        }

        printer.Problem($"Try '{CommandName.Current} {PathOf(parsed.CommandResult.Command)}--help'.");
        return ExitCode.Usage;
    }

    private static string PathOf(Command command) =>
        command is RootCommand ? "" : string.Concat(command.Parents.OfType<Command>().Select(PathOf)) + command.Name + " ";

    /// <summary>Whether the message says what is wrong and what to do; any other exception is a bug and keeps its stack trace.</summary>
    internal static bool IsExplained(Exception problem) => problem is PackException or StoreException or ModelMismatchException or AnalystRefusedException
        or IOException or UnauthorizedAccessException or InvalidDataException;

    private static RootCommand Create(Printer printer)
    {
        var context = new CommandContext(printer, TimeProvider.System);
        var root = new RootCommand("Keeps a published scenario analysis alive: reads news feeds, scores each item against the analysis' indicators, and keeps their history.");
        foreach (var command in CommandsOf(context))
        {
            root.Subcommands.Add(command);
        }

        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Action = help.Action is HelpAction usual ? new HelpWithExamples(usual) : help.Action;
        }

        return root;
    }

    private static Command[] CommandsOf(CommandContext context) =>
    [
        DemoCommand.Create(context),
        RunCommand.Create(context),
        ServeCommand.Create(context),
        ReplayCommand.Create(context),
        ScenariosCommand.Create(context),
        WhyCommand.Create(context),
        MatrixCommand.Create(context),
        HistoryCommand.Create(context),
        LevelsCommand.Create(context),
        ItemsCommand.Create(context),
        StoriesCommand.Create(context),
        AlertsCommand.Create(context),
        AnalystsCommand.Create(context),
        ScoreCommand.Create(context),
        SourcesCommand.Create(context),
        ReadCommand.Create(context),
        PackCommand.Create(context),
        ExamplesCommand.Create(context),
        MailCommand.Create(context),
        OutboxCommand.Create(context),
        HealthCommand.Create(context),
        VerdictCommand.Create(context),
        VerdictsCommand.Create(context),
        TrainCommand.Create(context),
        ModelsCommand.Create(context),
        RescoreCommand.Create(context),
        EvaluateCommand.Create(context),
        ExportCommand.Create(context),
        ImportCommand.Create(context),
        PurgeCommand.Create(context),
        KeysCommand.Create(context),
        CloudCommand.Create(context),
    ];
}
