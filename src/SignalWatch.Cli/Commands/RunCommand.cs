using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using SignalWatch.Cli.Hosting;
using SignalWatch.Cli.Output;
using SignalWatch.History.Tables;

namespace SignalWatch.Cli.Commands;

/// <summary><c>run [--once]</c>: watches the pack's real sources.</summary>
internal static class RunCommand
{
    private static readonly Option<bool> Once = new("--once") { Description = "Read what is due now, and end." };
    private static readonly Option<string?> Otlp = TelemetryOption.Create();
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
        command.AddAll(Once, Otlp, Data, Pack);
        command.SetAction((parsed, cancellationToken) => RunAsync(context, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var telemetry = TelemetryOption.Start(parsed.GetValue(Otlp));
        var pack = CommandContext.ReadPack(parsed.GetRequiredValue(Pack));
        var settings = Settings.Read(parsed.GetRequiredValue(Data));
        await using var workspace = Workspace.Open(parsed.GetRequiredValue(Data), StoreAccess.ReadWrite);
        var classifier = new CurrentClassifier(await context.LoadClassifierAsync(pack, workspace.Directory, cancellationToken));
        using var engine = new EmbeddedEngine(pack, workspace, classifier, settings, context.Time, NullLoggerFactory.Instance);
        await using var mail = new EmbeddedMail(pack, workspace, settings, context.Time, new PrinterLoggers(context.Printer));
        var jobs = new WatchJobs(context, pack, workspace, engine, mail, classifier);
        if (parsed.GetValue(Once))
        {
            return await jobs.RunOnceAsync(cancellationToken) ? ExitCode.Done : ExitCode.Failed;
        }

        context.Printer.Line($"Watching {pack.Sources.Count} sources for {pack.Title}. Ctrl-C stops.");
        try
        {
            await jobs.RunAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            context.Printer.Line("Stopped. The next run goes on from here.");
        }

        return ExitCode.Done;
    }
}
