using System.CommandLine;
using SignalWatch.Cli.Output;
using SignalWatch.History.Tables;
using SignalWatch.Packs;

namespace SignalWatch.Cli.Commands;

/// <summary><c>why SCENARIO|INDICATOR</c>: the arithmetic behind a likelihood or a level, with the stories that carry it.</summary>
internal static class WhyCommand
{
    private static readonly Argument<string> Subject = new("SCENARIO|INDICATOR") { Description = "A scenario's or an indicator's id." };
    private static readonly Option<DateOnly?> At = DateOption.Last("--at", "The day to look from; left out, the last that was assessed.");
    private static readonly Option<int> Limit = CommandContext.LimitOption(5);
    private static readonly Option<string> Data = CommandContext.DataOption();
    private static readonly Option<string> Pack = CommandContext.PackOption();
    private static readonly Option<OutputFormat> Format = CommandContext.FormatOption();

    /// <summary>The command with its options.</summary>
    public static Command Create(CommandContext context)
    {
        var command = CommandContext.Command(
            "why",
            "Shows why a scenario is as likely as it is now, step by step from the published word, or why an indicator stands where it does; --limit bounds the stories of each indicator.",
            "why iran-improves",
            "why georgia-freed --at 2025-06-30",
            "why israel-strike-risk --limit 10");
        command.AddAll(Subject, At, Limit, Data, Pack, Format);
        command.SetAction((parsed, cancellationToken) => RunAsync(context, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var pack = CommandContext.ReadPack(parsed.GetRequiredValue(Pack));
        var subject = parsed.GetRequiredValue(Subject);
        await using var workspace = Workspace.Open(parsed.GetRequiredValue(Data), StoreAccess.ReadOnly);
        var day = parsed.GetValue(At) ?? await workspace.Likelihoods.LastDayAsync(pack.Scenarios[0].Id, DateOnly.MaxValue, cancellationToken);
        if (day is null)
        {
            context.Printer.Problem($"{workspace.Directory} holds no likelihoods yet; 'run', 'replay' or 'demo' make them.");
            return ExitCode.Done;
        }

        var asked = new WhyQuestion(pack, workspace, day.Value, parsed.GetValue(Limit), parsed.GetValue(Format));
        if (pack.Scenarios.FirstOrDefault(scenario => Is(scenario.Id.Value, subject)) is { } scenario)
        {
            await WhyScenario.PrintAsync(context.Printer, asked, scenario, cancellationToken);
        }
        else if (pack.Indicators.FirstOrDefault(indicator => Is(indicator.Id.Value, subject)) is { } indicator)
        {
            await WhyIndicator.PrintAsync(context.Printer, asked, indicator, cancellationToken);
        }
        else
        {
            List<string> known = [.. pack.Scenarios.Select(one => one.Id.Value), .. pack.Indicators.Select(one => one.Id.Value)];
            throw new UsageException($"SCENARIO|INDICATOR: '{subject}' is neither in {pack.Id}. {Nearest.Suggest(subject, known)}");
        }

        return ExitCode.Done;
    }

    private static bool Is(string id, string subject) => string.Equals(id, subject, StringComparison.OrdinalIgnoreCase);
}
