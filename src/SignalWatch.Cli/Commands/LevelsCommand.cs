using System.CommandLine;
using SignalWatch.Cli.Output;
using SignalWatch.History.Tables;

namespace SignalWatch.Cli.Commands;

/// <summary><c>levels INDICATOR</c>: an indicator's level on each day, with the figures behind it.</summary>
internal static class LevelsCommand
{
    private static readonly Argument<string> Indicator = new("INDICATOR") { Description = "An indicator's id." };
    private static readonly Option<DateOnly?> From = DateOption.First("--from", "The first day; left out, the first with a level.");
    private static readonly Option<DateOnly?> To = DateOption.Last("--to", "The last day, inclusive; left out, the last with a level.");
    private static readonly Option<string> Data = CommandContext.DataOption();
    private static readonly Option<string> Pack = CommandContext.PackOption();
    private static readonly Option<OutputFormat> Format = CommandContext.FormatOption();

    /// <summary>The command with its options.</summary>
    public static Command Create(CommandContext context)
    {
        var command = CommandContext.Command(
            "levels",
            "Shows an indicator's level on each day, and how unusual the day was.",
            "levels israel-strike-risk --from 2025-06 --to 2025-06",
            "levels georgian-protests --format csv");
        command.AddAll(Indicator, From, To, Data, Pack, Format);
        command.SetAction((parsed, cancellationToken) => RunAsync(context, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var pack = CommandContext.ReadPack(parsed.GetRequiredValue(Pack));
        var indicator = CommandContext.IndicatorOf(pack, parsed.GetRequiredValue(Indicator));
        await using var workspace = Workspace.Open(parsed.GetRequiredValue(Data), StoreAccess.ReadOnly);
        var (from, to) = (parsed.GetValue(From) ?? DateOnly.MinValue, parsed.GetValue(To) ?? DateOnly.MaxValue);
        var sheet = new Sheet("day", "level", "stories", "probability", "expected", "p", "cusum", "publishers", "coverage", "confident");
        await foreach (var level in workspace.Levels.ReadAsync(indicator.Id, from, to, cancellationToken))
        {
            var day = level.Evidence;
            sheet.Add(
                day.Day, LevelText.Of(level.Level), day.Stories, day.Probability, level.Expected, decimal.Round((decimal)level.PValue, 6), level.Cusum, day.Publishers, day.Coverage, level.IsConfident);
        }

        context.Printer.Print(sheet, parsed.GetValue(Format));
        if (sheet.Rows.Count == 0)
        {
            context.Printer.Problem($"{workspace.Directory} holds no levels of {indicator.Id} in that time.");
        }

        return ExitCode.Done;
    }
}
