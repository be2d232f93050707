using System.CommandLine;
using SignalWatch.Alerts;
using SignalWatch.Cli.Output;
using SignalWatch.History.Tables;

namespace SignalWatch.Cli.Commands;

/// <summary><c>alerts</c>: what was raised, newest first, and why.</summary>
internal static class AlertsCommand
{
    private const int TitlesShown = 3;
    private static readonly Option<DateOnly?> From = DateOption.First("--from", "The first day on which they were raised.");
    private static readonly Option<DateOnly?> To = DateOption.Last("--to", "The last day, inclusive.");
    private static readonly Option<int> Limit = CommandContext.LimitOption(20);
    private static readonly Option<string> Data = CommandContext.DataOption();
    private static readonly Option<OutputFormat> Format = CommandContext.FormatOption();

    /// <summary>The command with its options.</summary>
    public static Command Create(CommandContext context)
    {
        var command = CommandContext.Command(
            "alerts",
            "Lists the alerts that were raised, newest first, each with why. Whether somebody was told of one is a matter of who watches what.",
            "alerts",
            "alerts --from 2025-06 --to 2025-06 --format csv");
        command.AddAll(From, To, Limit, Data, Format);
        command.SetAction((parsed, cancellationToken) => RunAsync(context, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var workspace = Workspace.Open(parsed.GetRequiredValue(Data), StoreAccess.ReadOnly);
        var from = parsed.GetValue(From) is { } first ? new DateTimeOffset(first, TimeOnly.MinValue, TimeSpan.Zero) : DateTimeOffset.MinValue;
        var to = parsed.GetValue(To) is { } last && last < DateOnly.MaxValue ? new DateTimeOffset(last.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero) : DateTimeOffset.MaxValue;
        var alerts = await workspace.Alerts.NewestFirstAsync(from, to, parsed.GetValue(Limit), cancellationToken).ToListAsync(cancellationToken);
        Print(context.Printer, alerts, parsed.GetValue(Format));
        if (alerts.Count == 0)
        {
            context.Printer.Problem($"{workspace.Directory} holds no alert of that time. They are raised by 'run', from a month of history on.");
        }

        return ExitCode.Done;
    }

    private static void Print(Printer printer, List<Alert> alerts, OutputFormat format)
    {
        if (format != OutputFormat.Table)
        {
            printer.Print(SheetOf(alerts), format);
            return;
        }

        foreach (var alert in alerts)
        {
            printer.Line($"{SheetText.Short(alert.Raised)}  {alert.Headline}");
            printer.Line($"                  why: {alert.Reason}");
            foreach (var story in alert.Stories.Take(TitlesShown))
            {
                printer.Line($"                  {SheetText.Short(story.Probability)}  {story.Outlet}: {story.Title}");
            }
        }
    }

    private static Sheet SheetOf(List<Alert> alerts)
    {
        var sheet = new Sheet("raised", "alert", "kind", "day", "indicator", "scenario", "level", "was", "headline", "reason", "publishers", "coverage", "confidence", "episode");
        foreach (var alert in alerts)
        {
            sheet.Add(
                alert.Raised, alert.Id.Value, alert.Kind.ToString(), alert.Day, alert.IndicatorId?.Value, alert.ScenarioId?.Value, alert.Level is { } level ? LevelText.Of(level) : null,
                alert.Was, alert.Headline, alert.Reason, alert.Publishers, alert.Coverage, alert.Confidence, alert.Episode);
        }

        return sheet;
    }
}
