using System.CommandLine;
using SignalWatch.History.Tables;
using SignalWatch.Jobs;
using SignalWatch.Scoring;

namespace SignalWatch.Cli.Commands;

/// <summary><c>rescore --since DATE</c>: applies the model in use to items that are stored.</summary>
internal static class RescoreCommand
{
    private static readonly Option<DateOnly?> Since = DateOption.First("--since", "The first day.");
    private static readonly Option<DateOnly?> To = DateOption.Last("--to", "The last day, inclusive; left out, the last there is.");
    private static readonly Option<string> Data = CommandContext.DataOption();
    private static readonly Option<string> Pack = CommandContext.PackOption();

    /// <summary>The command with its options.</summary>
    public static Command Create(CommandContext context)
    {
        Since.Required = true;
        var command = CommandContext.Command(
            "rescore",
            "Scores stored items again with the model in use and recounts their days. What was done is not done again; Ctrl-C stops it, and the next run goes on from there.",
            "rescore --since 2024-11",
            "rescore --since 2025-06-13 --to 2025-06-24");
        command.AddAll(Since, To, Data, Pack);
        command.SetAction((parsed, cancellationToken) => RunAsync(context, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var (from, to) = (parsed.GetRequiredValue(Since) ?? DateOnly.MinValue, parsed.GetValue(To) ?? DateOnly.MaxValue);
        if (from > to)
        {
            throw new UsageException(FormattableString.Invariant($"--since: {from:yyyy-MM-dd} is after --to {to:yyyy-MM-dd}; swap them."));
        }

        var pack = CommandContext.ReadPack(parsed.GetRequiredValue(Pack));
        await using var workspace = Workspace.Open(parsed.GetRequiredValue(Data), StoreAccess.ReadWrite);
        var classifier = await context.LoadClassifierAsync(pack, workspace.Directory, cancellationToken);
        var rescore = new RescoreItems(
            pack, classifier, workspace.Items, workspace.Signals, workspace.Counts, workspace.Recounts, LanguageDetector.For(pack));
        var outcome = await context.Printer.WithProgressAsync("Rescoring", 1, progress => rescore.RunAsync(from, to, progress, cancellationToken));
        var assess = new AssessIndicators(pack, workspace.Store, workspace.Coverage, await ClockOfAsync(context, pack, workspace, cancellationToken));
        var recounted = (await assess.RunAsync(cancellationToken)).Days;
        context.Printer.Line(FormattableString.Invariant(
            $"{outcome.Items:#,0} items scored again with model {classifier.ModelVersion}: {outcome.Added:#,0} signals added, {outcome.Changed:#,0} changed, {outcome.Removed:#,0} removed; {recounted:#,0} days recounted."));
        return ExitCode.Done;
    }

    // A replayed or simulated history ends where it ended: what is scored again there must not run on to this day.
    private static async Task<TimeProvider> ClockOfAsync(CommandContext context, Packs.Pack pack, Workspace workspace, CancellationToken cancellationToken) =>
        await workspace.Likelihoods.LastDayAsync(pack.Scenarios[0].Id, DateOnly.MaxValue, cancellationToken) is { } last
            ? new SimulatedClock(new DateTimeOffset(last, TimeOnly.MaxValue, TimeSpan.Zero))
            : context.Time;
}
