using System.CommandLine;
using SignalWatch.Cli.Output;
using SignalWatch.Packs;

namespace SignalWatch.Cli.Commands;

/// <summary><c>examples check</c>: whether a pack's examples are enough, varied, distinct and free of contradictions.</summary>
internal static class ExamplesCommand
{
    private static readonly IReadOnlyList<string> Quarters = ["1/4", "1/2", "3/4", "all"];
    private static readonly Option<string> Pack = CommandContext.PackOption();
    private static readonly Option<OutputFormat> Format = CommandContext.FormatOption();

    /// <summary>The command with its subcommand.</summary>
    public static Command Create(CommandContext context)
    {
        var check = CommandContext.Command(
            "check",
            "Counts a pack's examples and names every near-duplicate, contradiction and shortage with its line; exits with 1 when there is one.",
            "examples check",
            "examples check --pack my-packs/arctic",
            "examples check --format csv");
        check.AddAll(Pack, Format);
        check.SetAction(parsed => Run(context.Printer, CommandContext.ReadPack(parsed.GetRequiredValue(Pack)), parsed.GetValue(Format)));
        var command = CommandContext.Command("examples", "Works on a pack's labelled examples.", "examples check");
        command.AddAll(check);
        return command;
    }

    private static int Run(Printer printer, Pack pack, OutputFormat format)
    {
        var report = ExampleCheck.Of(pack);
        printer.Print(IndicatorsOf(report), format);
        if (format == OutputFormat.Table)
        {
            PrintWhole(printer, report);
        }

        foreach (var breach in report.Breaches)
        {
            printer.Problem(breach.ToString());
        }

        printer.Problem(report.Breaches.Count switch { 0 => "No breaches.", 1 => "1 breach.", var count => FormattableString.Invariant($"{count:#,0} breaches.") });
        return report.Breaches.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static void PrintWhole(Printer printer, ExampleReport report)
    {
        printer.Line();
        printer.Print(LanguagesOf(report), OutputFormat.Table);
        printer.Line();
        printer.Print(GrowthOf(report.Growth), OutputFormat.Table);
        printer.Line();
        printer.Line(FormattableString.Invariant(
            $"{report.Rows:#,0} examples, {report.HardNegatives:#,0} hard negatives, {report.NearDuplicates.Count:#,0} near-duplicates, {report.LabelConflicts.Count:#,0} label conflicts; the vocabulary grows as words^{report.Growth.Exponent:0.00}."));
    }

    private static Sheet IndicatorsOf(ExampleReport report)
    {
        var kinds = Enum.GetValues<TextKind>();
        var languages = report.Languages.Select(language => language.Language).ToList();
        var sheet = new Sheet(["indicator", "examples", .. languages, .. kinds.Select(kind => kind.ToString().ToLowerInvariant())]);
        foreach (var indicator in report.Indicators)
        {
            sheet.Add([
                indicator.Indicator.Value,
                indicator.Positives,
                .. languages.Select(language => (object)indicator.Languages.GetValueOrDefault(language)),
                .. kinds.Select(kind => (object)indicator.Kinds.GetValueOrDefault(kind))]);
        }

        return sheet;
    }

    private static Sheet LanguagesOf(ExampleReport report)
    {
        var sheet = new Sheet("language", "examples", "without label", "hard negatives");
        foreach (var language in report.Languages)
        {
            sheet.Add(language.Language, language.Rows, language.Unlabelled, language.HardNegatives);
        }

        return sheet;
    }

    private static Sheet GrowthOf(VocabularyGrowth growth)
    {
        var sheet = new Sheet("rows read", "words", "distinct words");
        for (var quarter = 0; quarter < growth.Words.Count; quarter++)
        {
            sheet.Add(Quarters[quarter], growth.Words[quarter], growth.DistinctWords[quarter]);
        }

        return sheet;
    }
}
