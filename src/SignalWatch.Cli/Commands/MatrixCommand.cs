using System.CommandLine;
using SignalWatch.Assessment;
using SignalWatch.Cli.Output;
using SignalWatch.Packs;

namespace SignalWatch.Cli.Commands;

/// <summary><c>matrix</c>: how each indicator bears on each scenario, and which can tell scenarios apart.</summary>
internal static class MatrixCommand
{
    private static readonly Option<string> Pack = CommandContext.PackOption();
    private static readonly Option<OutputFormat> Format = CommandContext.FormatOption();

    /// <summary>The command with its options.</summary>
    public static Command Create(CommandContext context)
    {
        var command = CommandContext.Command(
            "matrix",
            "Shows how each indicator bears on each scenario (-- strongly against, ++ strongly for), and which indicators can't separate anything.",
            "matrix",
            "matrix --pack my-packs/arctic --format csv");
        command.AddAll(Pack, Format);
        command.SetAction(parsed => Run(context, parsed));
        return command;
    }

    private static int Run(CommandContext context, ParseResult parsed)
    {
        var pack = CommandContext.ReadPack(parsed.GetRequiredValue(Pack));
        var sheet = new Sheet([
            "indicator", .. pack.Scenarios.Select(scenario => scenario.Id.Value), "half-life (days)", "expects (30 days)", "diagnosticity (nats a story)"]);
        foreach (var indicator in pack.Indicators)
        {
            sheet.Add([
                indicator.Id.Value,
                .. pack.Scenarios.Select(scenario => indicator.Bearings[scenario.Id].Symbol),
                (int)Math.Round(indicator.HalfLife.TotalDays),
                indicator.ExpectedStories,
                Diagnosticity.Of(indicator)]);
        }

        context.Printer.Print(sheet, parsed.GetValue(Format));
        if (parsed.GetValue(Format) == OutputFormat.Table)
        {
            Explain(context.Printer, pack);
        }

        return ExitCode.Done;
    }

    private static void Explain(Printer printer, Pack pack)
    {
        var idle = pack.Indicators.Where(indicator => Diagnosticity.Of(indicator) <= 0).Select(indicator => indicator.Id.Value).ToList();
        printer.Line();
        printer.Line("Diagnosticity: how far one story of full weight drives apart the two scenarios that it separates best.");
        printer.Line(idle.Count == 0
            ? "Every indicator separates some scenarios."
            : $"Can't separate anything, since they bear on all scenarios alike: {string.Join(", ", idle)}.");
    }
}
