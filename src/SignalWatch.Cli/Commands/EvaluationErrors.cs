using System.Globalization;
using SignalWatch.Cli.Output;
using SignalWatch.Scoring;

namespace SignalWatch.Cli.Commands;

/// <summary>Shows the decisions that went most wrong, with the reasons that the classifier had.</summary>
internal static class EvaluationErrors
{
    private const int Features = 6;
    private const int Width = 120;
    private const string Indent = "      ";

    /// <summary>Prints each error on a few lines of at most 120 characters.</summary>
    public static void Print(Printer printer, IReadOnlyList<ScoringError> errors)
    {
        printer.Line(errors.Count == 0 ? "No errors." : "Worst errors, the farthest from its label first; a figure is what a feature adds to the log-odds:");
        foreach (var error in errors)
        {
            printer.Line();
            printer.Line(Cut(string.Create(CultureInfo.InvariantCulture, $"{error.Result.Probability:0.00}  {KindOf(error)} {error.Result.Indicator}; labelled {LabelsOf(error)}")));
            printer.Line(Cut(Indent + TextOf(error)));
            if (error.Explain() is { } explanation)
            {
                printer.Line(Cut($"{Indent}why: {explanation.StrongestEitherWay(Features)}"));
                if (OneLine(explanation.Sentence) is { Length: > 0 } sentence && !string.Equals(sentence, TextOf(error), StringComparison.Ordinal))
                {
                    printer.Line(Cut($"{Indent}in: {sentence}"));
                }
            }
        }
    }

    /// <summary>The errors as data.</summary>
    public static Sheet SheetOf(IReadOnlyList<ScoringError> errors)
    {
        var sheet = new Sheet("indicator", "error", "probability", "labels", "text", "why", "sentence");
        foreach (var error in errors)
        {
            var explanation = error.Explain();
            sheet.Add(
                error.Result.Indicator.Value, KindOf(error), error.Result.Probability, string.Join(',', error.Text.Labelled.Indicators),
                TextOf(error), explanation?.StrongestEitherWay(Features), explanation?.Sentence);
        }

        return sheet;
    }

    private static string KindOf(ScoringError error) => error.IsMissed ? "missed" : "false alarm";

    private static string LabelsOf(ScoringError error) =>
        error.Text.Labelled.Indicators.Count == 0 ? "none" : string.Join(", ", error.Text.Labelled.Indicators);

    private static string TextOf(ScoringError error) => OneLine($"{error.Text.Labelled.Text.Title} {error.Text.Labelled.Text.Lead}");

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Cut(string line) => line.Length <= Width ? line : line[..(Width - 1)] + "…";
}
