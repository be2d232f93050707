using System.CommandLine;
using SignalWatch.Cli.Output;
using SignalWatch.Scoring;

namespace SignalWatch.Cli.Commands;

/// <summary><c>evaluate FILE</c>: how the classifier does on items that somebody labelled by hand, alone or beside something else.</summary>
internal static class EvaluateCommand
{
    private const string Keywords = "keywords";
    private const int UsualFolds = 5;
    private const int UsualErrors = 10;

    private static readonly Argument<string?> Labelled = new("FILE")
    {
        Description = "Labelled items: tab-separated, with a header that has the columns 'indicators' (ids, separated by commas) and 'text'; 'language' may be there.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<int?> Folds = new("--cross-validate")
    {
        Description = $"In place of FILE: train K times on the pack's examples, each time without one part, and measure on that part; {UsualFolds} when K is left out.",
        HelpName = "K",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> Language = new("--language") { Description = "Measure only on items in this language.", HelpName = "CODE" };

    private static readonly Option<string?> Baseline = new("--baseline")
    {
        Description = "Set beside what the pack's boolean queries find.",
        HelpName = Keywords,
    };

    private static readonly Option<string?> Compare = new("--compare") { Description = "Set beside another model: a copy of a model file.", HelpName = "MODEL" };
    private static readonly Option<int> Errors = new("--errors")
    {
        Description = "How many of the worst errors to list, 0 for none; with csv or json they are printed in place of the figures.",
        HelpName = "N",
        DefaultValueFactory = _ => UsualErrors,
    };

    private static readonly Option<string?> Plot = new("--plot") { Description = "Write a reliability diagram to this file, .png or .svg.", HelpName = "FILE" };
    private static readonly Option<string> Data = CommandContext.DataOption();
    private static readonly Option<string> Pack = CommandContext.PackOption();
    private static readonly Option<OutputFormat> Format = CommandContext.FormatOption();

    /// <summary>The command with its options.</summary>
    public static Command Create(CommandContext context)
    {
        var command = CommandContext.Command(
            "evaluate",
            "Measures the classifier on items labelled by hand: precision, recall, F1, average precision and calibration of each indicator.",
            "evaluate labelled.tsv --baseline keywords",
            "evaluate labelled.tsv --compare old/model-north-south.bin --errors 30",
            "evaluate labelled.tsv --plot reliability.svg --format csv",
            "evaluate --cross-validate --language ru");
        command.AddAll(Labelled, Folds, Language, Baseline, Compare, Errors, Plot, Data, Pack, Format);
        command.SetAction((parsed, cancellationToken) => RunAsync(context, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        CheckUsage(parsed);
        var pack = CommandContext.ReadPack(parsed.GetRequiredValue(Pack));
        var other = parsed.GetValue(Compare) is { } path ? EvaluationInput.OtherModel(path, pack) : null;
        var baseline = parsed.GetValue(Baseline) is null ? null : EvaluationInput.BaselineOf(pack);
        var input = new EvaluationInput(context, pack, parsed.GetValue(Language));
        var (scored, hasProblems) = parsed.GetValue(Labelled) is { } file
            ? await input.ScoreFileAsync(file, parsed.GetRequiredValue(Data), other, cancellationToken)
            : (await input.CrossValidateAsync(parsed.GetValue(Folds) ?? UsualFolds, cancellationToken), false);
        if (scored.Count == 0)
        {
            context.Printer.Problem("There is nothing to measure on: no item is in a language that the model knows and that --language allows.");
            return ExitCode.Failed;
        }

        IReadOnlyList<LabelledText> texts = [.. scored.Select(text => text.Labelled)];
        List<EvaluationRival> rivals = [];
        if (baseline is not null)
        {
            rivals.Add(new EvaluationRival(Keywords, "the pack's boolean queries", Evaluation.Of(baseline.Score(texts)), HasProbabilities: false));
        }

        if (other is not null)
        {
            rivals.Add(new EvaluationRival("other", $"model {other.ModelVersion}", Evaluation.Of(other, texts), HasProbabilities: true));
        }

        Report(context.Printer, parsed, scored, rivals);
        return hasProblems ? ExitCode.Failed : ExitCode.Done;
    }

    private static void CheckUsage(ParseResult parsed)
    {
        var crossValidates = parsed.GetResult(Folds) is not null;
        var fault = (parsed.GetValue(Labelled), parsed.GetValue(Folds), parsed.GetValue(Baseline), parsed.GetValue(Plot)) switch
        {
            (null, _, _, _) when !crossValidates => "FILE: name a file of labelled items, or write --cross-validate to measure on the pack's examples.",
            (not null, _, _, _) when crossValidates => "FILE: --cross-validate measures on the pack's examples; leave one of the two out.",
            (_, < CrossValidation.LeastFolds or > CrossValidation.MostFolds, _, _) =>
                $"--cross-validate: write {CrossValidation.LeastFolds} to {CrossValidation.MostFolds} parts.",
            (_, _, not (null or Keywords), _) => $"--baseline: there is only '{Keywords}'.",
            (_, _, _, { } plot) when !ReliabilityPlot.Endings.Contains(Path.GetExtension(plot), StringComparer.OrdinalIgnoreCase) =>
                $"--plot: '{plot}' ends neither in .png nor in .svg.",
            _ when crossValidates && parsed.GetValue(Compare) is not null =>
                "--compare: another model has seen the examples that --cross-validate measures on; compare on a FILE.",
            _ when parsed.GetValue(Errors) < 0 => "--errors: write 0 or more.",
            _ => null,
        };
        if (fault is not null)
        {
            throw new UsageException(fault);
        }
    }

    private static void Report(Printer printer, ParseResult parsed, IReadOnlyList<ScoredText> scored, IReadOnlyList<EvaluationRival> rivals)
    {
        var evaluation = Evaluation.Of(scored);
        var errors = ScoringError.Worst(scored, parsed.GetValue(Errors));
        var format = parsed.GetValue(Format);
        if (parsed.GetValue(Plot) is { } path)
        {
            var curves = rivals.Where(rival => rival.HasProbabilities).Select(rival => (rival.Name, rival.Evaluation.Reliability));
            ReliabilityPlot.Write(path, FormattableString.Invariant($"Reliability on {scored.Count:#,0} items"), [("this model", evaluation.Reliability), .. curves]);
        }

        if (format == OutputFormat.Table)
        {
            PrintTables(printer, evaluation, scored.Count, rivals);
            if (parsed.GetValue(Errors) > 0)
            {
                EvaluationErrors.Print(printer, errors);
            }
        }
        else
        {
            var wantsErrors = parsed.GetResult(Errors) is { Implicit: false };
            printer.Print(wantsErrors ? EvaluationErrors.SheetOf(errors) : EvaluationSheets.DataOf(evaluation, rivals), format);
        }
    }

    private static void PrintTables(Printer printer, Evaluation evaluation, int items, IReadOnlyList<EvaluationRival> rivals)
    {
        printer.Print(EvaluationSheets.FiguresOf(evaluation), OutputFormat.Table);
        printer.Line(FormattableString.Invariant(
            $"{items:#,0} items. Micro: all decisions together; macro: mean of the indicators. Calibration error: expected, over ten bins"));
        printer.Line("of equal width (Naeini et al., AAAI 2015); 0 where probabilities come true exactly as often as they say.");
        printer.Line();
        foreach (var rival in rivals)
        {
            printer.Line($"Beside {rival.Description}:");
            printer.Print(EvaluationSheets.SideBySide(evaluation, rival), OutputFormat.Table);
            printer.Line();
        }
    }
}
