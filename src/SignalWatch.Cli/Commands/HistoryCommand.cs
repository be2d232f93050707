using System.CommandLine;
using SignalWatch.Assessment;
using SignalWatch.Cli.Output;
using SignalWatch.History.Tables;
using SignalWatch.Packs;

namespace SignalWatch.Cli.Commands;

/// <summary><c>history [INDICATOR]</c>: how much evidence each day, week or month brought.</summary>
internal static class HistoryCommand
{
    private static readonly Argument<string?> Indicator = new("INDICATOR")
    {
        Description = "An indicator's id; without one, an overview of all.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<DateOnly?> From = DateOption.First("--from", "The first day; left out, the first with evidence.");
    private static readonly Option<DateOnly?> To = DateOption.Last("--to", "The last day, inclusive; left out, the last with evidence.");
    private static readonly Option<Period> By = ChoiceOption.Of<Period>("--by", "The length of each period.", Period.Month);
    private static readonly Option<string> Data = CommandContext.DataOption();
    private static readonly Option<string> Pack = CommandContext.PackOption();
    private static readonly Option<OutputFormat> Format = CommandContext.FormatOption();

    /// <summary>The command with its options.</summary>
    public static Command Create(CommandContext context)
    {
        var command = CommandContext.Command(
            "history",
            "Shows how much evidence each day, week or month brought for an indicator.",
            "history",
            "history georgian-protests",
            "history israel-strike-risk --from 2025-06 --to 2025-06 --by day",
            "history sanctions-relief --by week --format csv");
        command.AddAll(Indicator, From, To, By, Data, Pack, Format);
        command.SetAction((parsed, cancellationToken) => RunAsync(context, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var pack = CommandContext.ReadPack(parsed.GetRequiredValue(Pack));
        var id = parsed.GetValue(Indicator);
        var indicators = id is null ? pack.Indicators : [CommandContext.IndicatorOf(pack, id)];
        var (from, to) = (parsed.GetValue(From), parsed.GetValue(To));
        if (from > to)
        {
            throw new UsageException(FormattableString.Invariant($"--from: {from:yyyy-MM-dd} is after --to {to:yyyy-MM-dd}; swap them."));
        }

        await using var workspace = Workspace.Open(parsed.GetRequiredValue(Data), StoreAccess.ReadOnly);
        var history = await EvidenceHistory.LoadAsync(workspace.Counts, indicators, from, to, cancellationToken);
        if (history is null)
        {
            context.Printer.Problem($"{workspace.Directory} holds no evidence for {id ?? "any indicator"} in that time.");
            return ExitCode.Done;
        }

        var period = parsed.GetValue(By);
        var format = parsed.GetValue(Format);
        var sheet = (id, format) switch
        {
            (not null, _) => SheetOf(history.Of(indicators[0].Id, period)),
            (_, OutputFormat.Table) => Overview.Of(history, indicators, period, await LevelsAsync(workspace, indicators, context.Time, cancellationToken)),
            _ => Overview.DataOf(history, indicators, period),
        };
        context.Printer.Print(sheet, format);
        await UnscoredText.PrintAsync(context.Printer, workspace, from, to, cancellationToken);
        return ExitCode.Done;
    }

    private static async Task<IReadOnlyDictionary<IndicatorId, DayLevel>> LevelsAsync(
        Workspace workspace, IReadOnlyList<Indicator> indicators, TimeProvider time, CancellationToken cancellationToken)
    {
        var tomorrow = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(1);
        var levels = new Dictionary<IndicatorId, DayLevel>();
        foreach (var indicator in indicators)
        {
            if (await workspace.Levels.LastBeforeAsync(indicator.Id, tomorrow, cancellationToken) is { } level)
            {
                levels[indicator.Id] = level;
            }
        }

        return levels;
    }

    private static Sheet SheetOf(IReadOnlyList<PeriodCount> counts)
    {
        var sheet = new Sheet("start", "items", "evidence", "bar") { TableOnly = "bar" };
        var greatest = counts.Max(count => count.Items);
        foreach (var count in counts)
        {
            sheet.Add(count.Start, count.Items, count.Evidence, new string('█', (int)Math.Ceiling(40.0 * count.Items / Math.Max(greatest, 1))));
        }

        return sheet;
    }
}
