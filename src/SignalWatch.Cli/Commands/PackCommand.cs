using System.CommandLine;
using SignalWatch.Cli.Output;
using SignalWatch.Packs;

namespace SignalWatch.Cli.Commands;

/// <summary><c>pack check [PATH]</c>: what a pack says, or all that is wrong with it.</summary>
internal static class PackCommand
{
    private static readonly Argument<string> Path = new("PATH")
    {
        Description = "A pack's directory, or the name of one that came with the program.",
        DefaultValueFactory = _ => "north-south",
    };

    /// <summary>The command with its subcommand.</summary>
    public static Command Create(CommandContext context)
    {
        var check = CommandContext.Command("check", "Prints a pack as tables, or every error in it with its line.", "pack check", "pack check my-packs/arctic");
        check.AddAll(Path);
        check.SetAction(parsed => Run(context.Printer, parsed.GetRequiredValue(Path)));
        var command = CommandContext.Command("pack", "Works on packs: the analyses to watch.", "pack check my-packs/arctic");
        command.AddAll(check);
        return command;
    }

    private static int Run(Printer printer, string path)
    {
        var check = PackReader.Check(PackLocator.Find(path));
        foreach (var problem in check.Problems)
        {
            printer.Problem(problem.ToString());
        }

        if (check.Pack is not { } pack || check.Problems.Count > 0)
        {
            printer.Problem(check.Problems.Count == 1 ? "1 error." : $"{check.Problems.Count} errors.");
            return ExitCode.Failed;
        }

        var examples = ExampleFile.Read(pack.ExamplesPath, [.. pack.Indicators.Select(indicator => indicator.Id)]);
        foreach (var problem in examples.Problems)
        {
            printer.Problem(problem.ToString());
        }

        PrintPack(printer, pack, examples.Examples);
        return examples.Problems.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static void PrintPack(Printer printer, Pack pack, IReadOnlyList<Example> examples)
    {
        printer.Line(pack.Title);
        printer.Line();
        printer.Print(ScenariosOf(pack), OutputFormat.Table);
        printer.Line();
        printer.Print(IndicatorsOf(pack, examples), OutputFormat.Table);
        printer.Line();
        printer.Print(SourcesOf(pack), OutputFormat.Table);
        printer.Line();
        printer.Line(FormattableString.Invariant(
            $"{pack.Scenarios.Count} scenarios, {pack.Indicators.Count} indicators, {pack.Sources.Count} sources, {pack.Concepts.Count} concepts, {examples.Count:#,0} examples: no errors."));
    }

    private static Sheet ScenariosOf(Pack pack)
    {
        var sheet = new Sheet("scenario", "published", "probability", "group", "title");
        foreach (var scenario in pack.Scenarios)
        {
            var word = pack.Scale.Words.First(word => string.Equals(word.Word, scenario.PublishedWord, StringComparison.OrdinalIgnoreCase));
            sheet.Add(scenario.Id.Value, scenario.PublishedWord, word.Point, scenario.Group, scenario.Title);
        }

        return sheet;
    }

    private static Sheet IndicatorsOf(Pack pack, IReadOnlyList<Example> examples)
    {
        var sheet = new Sheet(["indicator", "half-life", "examples", .. pack.Scenarios.Select(scenario => scenario.Id.Value)]);
        foreach (var indicator in pack.Indicators)
        {
            sheet.Add([
                indicator.Id.Value,
                DurationText.Of(indicator.HalfLife),
                examples.Count(example => example.Indicators.Contains(indicator.Id)),
                .. pack.Scenarios.Select(scenario => (object)indicator.Bearings[scenario.Id].Symbol)]);
        }

        return sheet;
    }

    private static Sheet SourcesOf(Pack pack)
    {
        var sheet = new Sheet("source", "publisher", "language", "interval", "trust", "kind", "address");
        foreach (var source in pack.Sources)
        {
            var kind = (source.Selectors is null ? "feed" : "page") + (source.IsOfficial ? ", official" : "");
            sheet.Add(source.Id.Value, source.Publisher, source.Language, DurationText.Of(source.Interval), source.Trust, kind, source.Url.AbsoluteUri);
        }

        return sheet;
    }
}
