using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using SignalWatch.Assessment;
using SignalWatch.Cli.Demo;
using SignalWatch.Cli.Hosting;
using SignalWatch.Cli.Output;
using SignalWatch.Feeds;
using SignalWatch.Feeds.Fetching;
using SignalWatch.History.Tables;
using SignalWatch.Jobs;
using SignalWatch.Packs;

namespace SignalWatch.Cli.Commands;

/// <summary><c>demo</c>: a year of an invented world, read over real HTTP by the real jobs.</summary>
internal static class DemoCommand
{
    private static readonly DateTimeOffset Begin = new(2024, 10, 31, 22, 0, 0, TimeSpan.Zero);
    
    // Two days past the year, so that the slowest interval has brought its last item too.
    private static readonly DateTimeOffset End = new(2025, 11, 4, 22, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Step = TimeSpan.FromDays(1);
    private static readonly Option<string> Data = CommandContext.DataOption("signalwatch-demo");
    private static readonly Option<bool> Serve = new("--serve") { Description = "Then show the year in a browser, as 'serve' does, until Ctrl-C." };
    private static readonly Option<int> Port = ServeCommand.PortOption();

    /// <summary>The command with its options.</summary>
    public static Command Create(CommandContext context)
    {
        var command = CommandContext.Command(
            "demo",
            "Serves a small world of invented outlets on loopback, reads a simulated year of it, and shows what became of each indicator. Needs no network.",
            "demo",
            "demo --data my-demo",
            "demo --serve");
        command.AddAll(Data, Serve, Port);
        command.SetAction((parsed, cancellationToken) => RunAsync(
            context, parsed.GetRequiredValue(Data), parsed.GetValue(Serve) ? parsed.GetValue(Port) : null, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string directory, int? port, CancellationToken cancellationToken)
    {
        var started = context.Time.GetTimestamp();
        var world = await NewsWorld.LoadAsync(cancellationToken);
        var pack = CommandContext.ReadPack("north-south") with { Sources = world.Sources };
        await using var workspace = Workspace.Open(directory, StoreAccess.ReadWrite);
        var classifier = await context.LoadClassifierAsync(pack, directory, cancellationToken);
        await DemoAnalyst.SubscribeAsync(workspace.Analysts, Begin, cancellationToken);
        var clock = new SimulatedClock(await ResumedAsync(pack, workspace, cancellationToken));
        await using var server = await WorldServer.StartAsync(world, clock, cancellationToken);

        // Whatever is set for real news and mail: the demo's stay on this machine.
        var settings = new Settings { Fetch = OptionsFor(world, server) };
        using var engine = new EmbeddedEngine(pack, workspace, classifier, settings, clock, NullLoggerFactory.Instance);
        await using var mail = new EmbeddedMail(pack, workspace, settings, clock, new PrinterLoggers(context.Printer));
        var recorded = await context.Printer.WithProgressAsync(
            "Reading a year", Math.Max(1, (End - clock.GetUtcNow()).TotalDays), progress => LiveAsync(engine, mail, clock, progress, cancellationToken));
        context.Printer.Line(FormattableString.Invariant(
            $"A year in {context.Time.GetElapsedTime(started).TotalSeconds:0} s: {recorded.Items:#,0} new items, {recorded.Signals:#,0} signals of {pack.Indicators.Count} indicators."));
        context.Printer.Line();
        await PrintSourcesAsync(context.Printer, workspace, pack, cancellationToken);
        await PrintHistoryAsync(context.Printer, workspace, pack, cancellationToken);
        await PrintScenariosAsync(context.Printer, workspace, pack, cancellationToken);
        await DemoAnalyst.PrintMailsAsync(context.Printer, workspace, Begin, cancellationToken);
        context.Printer.Line($"As files they are in {EmbeddedMail.FolderOf(directory)}; '{CommandName.Current} mail preview --data {directory}' shows the newest, and with a FILE any other.");
        PrintNext(context.Printer, directory);
        if (port is { } wanted)
        {
            await ServeCommand.ShowAsync(context, new(pack, workspace, classifier, settings, new RunningClock(End, context.Time)), wanted, cancellationToken);
        }

        return ExitCode.Done;
    }

    // A year that was lived through is not lived again, and one that was cut off goes on with the day it had come to: time does not run
    // backwards for the jobs, and levels of a day that lies ahead would be taken for what was known.
    private static async Task<DateTimeOffset> ResumedAsync(Pack pack, Workspace workspace, CancellationToken cancellationToken) =>
        await workspace.Likelihoods.LastDayAsync(pack.Scenarios[0].Id, DateOnly.FromDateTime(End.UtcDateTime), cancellationToken) is { } last
        && Begin.AddDays(last.DayNumber - DateOnly.FromDateTime(Begin.UtcDateTime).DayNumber) is var reached && reached > Begin
            ? reached
            : Begin;

    private static FetchOptions OptionsFor(NewsWorld world, WorldServer server) => new()
    {
        MinimumHostGap = TimeSpan.Zero,
        LoopbackHosts = world.Sources.ToDictionary(source => source.Url.Host, _ => server.EndPoint, StringComparer.OrdinalIgnoreCase),
    };

    private static async Task<RecordOutcome> LiveAsync(
        EmbeddedEngine engine, EmbeddedMail mail, SimulatedClock clock, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var recorded = default(RecordOutcome);
        var begin = clock.GetUtcNow();
        for (var now = begin; now <= End; now += Step)
        {
            clock.AdvanceTo(now);
            var outcomes = await engine.ReadAsync(await engine.DueAsync(cancellationToken), null, cancellationToken);
            recorded = outcomes.Aggregate(recorded, (sum, outcome) => sum + outcome.Recorded);
            await engine.AssessAsync(cancellationToken);
            await mail.DigestAsync(cancellationToken);
            await mail.SendAsync(cancellationToken);
            progress.Report((now - begin).TotalDays);
        }

        return recorded;
    }

    private static async Task PrintSourcesAsync(Printer printer, Workspace workspace, Pack pack, CancellationToken cancellationToken)
    {
        var states = await workspace.Sources.AllAsync(cancellationToken);
        var sheet = new Sheet("outlet", "items", "failures", "last outcome");
        foreach (var source in pack.Sources)
        {
            var state = states.TryGetValue(source.Id, out var properties) ? PollState.FromProperties(properties) : new PollState();
            sheet.Add(source.Title, state.ItemsSeen, state.ConsecutiveFailures, state.LastOutcome);
        }

        printer.Print(sheet, OutputFormat.Table);
        printer.Line();
    }

    private static async Task PrintHistoryAsync(Printer printer, Workspace workspace, Pack pack, CancellationToken cancellationToken)
    {
        var history = await EvidenceHistory.LoadAsync(workspace.Counts, pack.Indicators, new DateOnly(2024, 11, 1), new DateOnly(2025, 10, 31), cancellationToken);
        if (history is null)
        {
            printer.Line("No item was evidence for any indicator.");
            return;
        }

        printer.Print(Overview.Of(history, pack.Indicators, Period.Week), OutputFormat.Table);
        printer.Line(Overview.Caption(history, Period.Week));
    }

    private static async Task PrintScenariosAsync(Printer printer, Workspace workspace, Pack pack, CancellationToken cancellationToken)
    {
        if (await ScenariosCommand.SheetOfAsync(pack, workspace, new DateOnly(2025, 10, 31), cancellationToken) is { } found)
        {
            printer.Line();
            printer.Print(found.Sheet, OutputFormat.Table);
            printer.Line("What the year made of the published likelihoods, on 31 October 2025.");
        }
    }

    private static void PrintNext(Printer printer, string directory)
    {
        printer.Line();
        printer.Line("Next:");
        printer.Line($"  {CommandName.Current} why iran-improves --data {directory}");
        printer.Line($"  {CommandName.Current} alerts --data {directory}");
        printer.Line($"  {CommandName.Current} items israel-strike-risk --data {directory}");
        printer.Line($"  {CommandName.Current} history georgian-protests --by week --data {directory}");
        printer.Line($"  {CommandName.Current} score \"Police clear the barricades outside parliament in Tbilisi\" --data {directory}");
        printer.Line($"  {CommandName.Current} demo --serve --data {directory}        (the same in a browser)");
        printer.Line($"  {CommandName.Current} run --once        (the real sources; needs the Internet)");
    }
}
