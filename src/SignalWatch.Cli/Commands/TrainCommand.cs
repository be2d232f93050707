using System.CommandLine;
using SignalWatch.Cli.Output;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Jobs;
using SignalWatch.Packs;
using SignalWatch.Scoring;

namespace SignalWatch.Cli.Commands;

/// <summary><c>train</c>: learns from the pack's examples and the analysts' verdicts, and says what that changes.</summary>
internal static class TrainCommand
{
    private static readonly Option<string> Data = CommandContext.DataOption();
    private static readonly Option<string> Pack = CommandContext.PackOption();
    private static readonly Option<OutputFormat> Format = CommandContext.FormatOption();

    /// <summary>The command with its options.</summary>
    public static Command Create(CommandContext context)
    {
        var command = CommandContext.Command(
            "train",
            "Trains the classifier on the pack's examples and the analysts' verdicts, and puts the new model into use if it is no worse on examples and verdicts kept apart; a model that is still current is left as it is.",
            "train",
            "train --pack my-packs/arctic --format json");
        command.AddAll(Data, Pack, Format);
        command.SetAction((parsed, cancellationToken) => RunAsync(context, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var pack = CommandContext.ReadPack(parsed.GetRequiredValue(Pack));
        var examples = ModelCache.ReadExamples(pack);
        var started = context.Time.GetTimestamp();
        await using var workspace = Workspace.Open(parsed.GetRequiredValue(Data), StoreAccess.ReadWrite);
        var retrain = new RetrainClassifier(
            pack, examples, new ModelShelf(pack, workspace.Directory), workspace.Verdicts, workspace.Models, context.Time);
        var outcome = await retrain.RunAsync(new Stages(context.Printer), cancellationToken);
        var record = outcome switch
        {
            RetrainOutcome.Trained trained => trained.Record,
            RetrainOutcome.Unchanged unchanged => unchanged.Record,
            _ => null,
        };
        context.Printer.Print(SheetOf(pack, examples, record?.Comparison), parsed.GetValue(Format));
        context.Printer.Problem(FormattableString.Invariant($"{TextOf(outcome)} ({context.Time.GetElapsedTime(started).TotalSeconds:0.0} s)"));
        return ExitCode.Done;
    }

    private static Sheet SheetOf(Pack pack, IReadOnlyList<Example> examples, ModelComparison? comparison)
    {
        var sheet = new Sheet("indicator", "positives", "negatives", "F1 before", "F1 after");
        foreach (var indicator in pack.Indicators)
        {
            var positives = examples.Count(example => example.Indicators.Contains(indicator.Id));
            var figures = comparison?.Indicators.FirstOrDefault(one => one.Indicator == indicator.Id);
            sheet.Add(indicator.Id.Value, positives, examples.Count - positives, figures?.Current, figures?.Candidate);
        }

        return sheet;
    }

    /// <summary>What came of it, in a sentence or two.</summary>
    internal static string TextOf(RetrainOutcome outcome) => outcome switch
    {
        RetrainOutcome.Trained { Record: { IsPromoted: true } record } => $"Model {record.Version} is in use: {record.Reason}.{FiguresOf(record)}",
        RetrainOutcome.Trained { Record: var record } => $"Model {record.Version} is refused: {record.Reason}. Model {record.Before} stays in use.{FiguresOf(record)}",
        RetrainOutcome.Unchanged { IsCurrent: true } => $"Model {outcome.Version} is in use and has learned all there is.",
        RetrainOutcome.Unchanged { Record: { IsPromoted: false } record } => $"Model {record.Version} was refused before: {record.Reason}. There is nothing new to learn.",
        _ => $"Model {outcome.Version} has learned all there is, but was put aside; '{CommandName.Current} models --use {outcome.Version}' puts it into use.",
    };

    private static string FiguresOf(ModelRecord record) => record.Comparison is not { } figures
        ? ""
        : FormattableString.Invariant(
            $" Micro-F1 on {figures.FrozenTexts:#,0} examples kept apart: {figures.CurrentF1:0.000} before, {figures.CandidateF1:0.000} after; of the {figures.Verdicts} newest verdicts it agrees with {figures.CandidateAgrees}, before with {figures.CurrentAgrees}; learned from {record.Verdicts} verdicts.");

    // Each training says what it reads first; people need to know why there is a wait, and how many are to come.
    private sealed class Stages(Printer printer) : IProgress<string>
    {
        public void Report(string value)
        {
            if (value.StartsWith("reading", StringComparison.Ordinal))
            {
                printer.Problem($"Training: {value}.");
            }
        }
    }
}
