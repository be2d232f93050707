using System.CommandLine;
using System.Globalization;
using SignalWatch.Assessment;
using SignalWatch.Cli.Output;
using SignalWatch.History.Tables;
using SignalWatch.Packs;

namespace SignalWatch.Cli.Commands;

/// <summary><c>scenarios</c>: how likely each scenario is now, beside the word that was published.</summary>
internal static class ScenariosCommand
{
    private const int TrendDays = 30;
    private static readonly Option<DateOnly?> At = DateOption.Last("--at", "The day to look from; left out, the last that was assessed.");
    private static readonly Option<string> Data = CommandContext.DataOption();
    private static readonly Option<string> Pack = CommandContext.PackOption();
    private static readonly Option<OutputFormat> Format = CommandContext.FormatOption();

    /// <summary>The command with its options.</summary>
    public static Command Create(CommandContext context)
    {
        var command = CommandContext.Command(
            "scenarios",
            "Shows each scenario's published likelihood and what the evidence makes of it: word, probability, confidence and the trend of 30 days.",
            "scenarios",
            "scenarios --at 2025-06-30",
            "scenarios --format json");
        command.AddAll(At, Data, Pack, Format);
        command.SetAction((parsed, cancellationToken) => RunAsync(context, parsed, cancellationToken));
        return command;
    }

    /// <summary>The scenarios on a day, one row each; null when none was assessed by then.</summary>
    /// <param name="pack">Gives the scenarios.</param>
    /// <param name="workspace">Where the likelihoods are.</param>
    /// <param name="at">The last day to regard; null for the last there is.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<(DateOnly Day, Sheet Sheet)?> SheetOfAsync(Pack pack, Workspace workspace, DateOnly? at, CancellationToken cancellationToken)
    {
        var sheet = new Sheet("scenario", "published", "now", "probability", "confidence", "30 days");
        DateOnly? day = null;
        foreach (var scenario in pack.Scenarios)
        {
            var trend = await TrendOfAsync(workspace.Likelihoods, scenario.Id, at, cancellationToken);
            if (trend.Count == 0)
            {
                continue;
            }

            var (prior, now) = (pack.Scale.Find(scenario.PublishedWord)?.Point ?? 0, trend[^1]);
            day = now.Day;
            sheet.Add(
                scenario.Id.Value,
                string.Create(CultureInfo.InvariantCulture, $"{scenario.PublishedWord} ({prior:0.00})"),
                now.Word,
                now.Probability,
                now.Confidence,
                Sparkline.OfTrend([.. trend.Select(one => one.Probability)]));
        }

        return day is { } last ? (last, sheet) : null;
    }

    private static async Task<IReadOnlyList<DayLikelihood>> TrendOfAsync(
        LikelihoodHistory history, ScenarioId scenario, DateOnly? at, CancellationToken cancellationToken)
    {
        var last = at ?? await history.LastDayAsync(scenario, DateOnly.MaxValue, cancellationToken);
        var trend = new List<DayLikelihood>();
        if (last is { } day)
        {
            await foreach (var likelihood in history.ReadAsync(scenario, day.AddDays(1 - TrendDays), day, cancellationToken))
            {
                trend.Add(likelihood);
            }
        }

        return trend;
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var pack = CommandContext.ReadPack(parsed.GetRequiredValue(Pack));
        await using var workspace = Workspace.Open(parsed.GetRequiredValue(Data), StoreAccess.ReadOnly);
        if (await SheetOfAsync(pack, workspace, parsed.GetValue(At), cancellationToken) is not { } found)
        {
            context.Printer.Problem($"{workspace.Directory} holds no likelihoods in that time; 'run', 'replay' or 'demo' make them.");
            return ExitCode.Done;
        }

        context.Printer.Print(found.Sheet, parsed.GetValue(Format));
        if (parsed.GetValue(Format) == OutputFormat.Table)
        {
            context.Printer.Line();
            context.Printer.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"On {found.Day:d MMMM yyyy}. Confidence tells how good the evidence is, not how likely the scenario. '{CommandName.Current} why SCENARIO' shows the arithmetic."));
        }

        return ExitCode.Done;
    }
}
