using System.CommandLine;
using SignalWatch.Cli.Output;
using SignalWatch.Scoring;

namespace SignalWatch.Cli.Commands;

/// <summary><c>evaluate FILE</c>: how the classifier does on headlines that somebody labelled by hand.</summary>
internal static class EvaluateCommand
{
    private static readonly Argument<string> Labelled = new("FILE")
    {
        Description = "Labelled items: tab-separated, with a header that has the columns 'indicators' (ids, separated by commas) and 'text'; 'language' may be there.",
    };

    private static readonly Option<string> Data = CommandContext.DataOption();
    private static readonly Option<string> Pack = CommandContext.PackOption();
    private static readonly Option<OutputFormat> Format = CommandContext.FormatOption();

    /// <summary>The command with its options.</summary>
    public static Command Create(CommandContext context)
    {
        var command = CommandContext.Command(
            "evaluate",
            "Measures the classifier on items labelled by hand: precision, recall, F1, average precision and calibration of each indicator.",
            "evaluate labelled.tsv",
            "evaluate labelled.tsv --format csv");
        command.AddAll(Labelled, Data, Pack, Format);
        command.SetAction((parsed, cancellationToken) => RunAsync(context, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var pack = CommandContext.ReadPack(parsed.GetRequiredValue(Pack));
        var (texts, problems) = await LabelledFile.ReadAsync(parsed.GetRequiredValue(Labelled), pack, cancellationToken);
        foreach (var problem in problems)
        {
            context.Printer.Problem(problem.ToString());
        }

        var classifier = await context.LoadClassifierAsync(pack, parsed.GetRequiredValue(Data), cancellationToken);
        var evaluation = Evaluation.Of(classifier, [.. texts.Where(text => classifier.Knows(text.Text.Language))]);
        var sheet = new Sheet("indicator", "support", "precision", "recall", "F1", "average precision", "calibration error");
        foreach (var row in evaluation.Indicators)
        {
            sheet.Add(row.Indicator.Value, row.Support, row.Precision, row.Recall, row.F1, row.AveragePrecision, row.CalibrationError);
        }

        context.Printer.Print(sheet, parsed.GetValue(Format));
        context.Printer.Problem(FormattableString.Invariant(
            $"{texts.Count:#,0} items: micro-F1 {evaluation.MicroF1:0.000}, macro-F1 {evaluation.MacroF1:0.000}, expected calibration error {evaluation.CalibrationError:0.000}."));
        return problems.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}
