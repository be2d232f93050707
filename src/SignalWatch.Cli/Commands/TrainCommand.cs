using System.CommandLine;
using SignalWatch.Cli.Output;
using SignalWatch.Packs;

namespace SignalWatch.Cli.Commands;

/// <summary><c>train</c>: makes the model now instead of when it is first needed.</summary>
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
            "Trains the classifier on the pack's examples and keeps the model beside the data; a model that is still current is left as it is.",
            "train",
            "train --pack my-packs/arctic --format json");
        command.AddAll(Data, Pack, Format);
        command.SetAction((parsed, cancellationToken) => RunAsync(context, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var pack = CommandContext.ReadPack(parsed.GetRequiredValue(Pack));
        var started = context.Time.GetTimestamp();
        var model = await context.LoadClassifierAsync(pack, parsed.GetRequiredValue(Data), cancellationToken);
        context.Printer.Problem(FormattableString.Invariant(
            $"Model {model.ModelVersion} is ready after {context.Time.GetElapsedTime(started).TotalSeconds:0.0} s; languages: {string.Join(", ", model.Languages)}."));
        var examples = ExampleFile.Read(pack.ExamplesPath, [.. pack.Indicators.Select(indicator => indicator.Id)]).Examples;
        var sheet = new Sheet("indicator", "positives", "negatives");
        foreach (var indicator in pack.Indicators)
        {
            var positives = examples.Count(example => example.Indicators.Contains(indicator.Id));
            sheet.Add(indicator.Id.Value, positives, examples.Count - positives);
        }

        context.Printer.Print(sheet, parsed.GetValue(Format));
        return ExitCode.Done;
    }
}
