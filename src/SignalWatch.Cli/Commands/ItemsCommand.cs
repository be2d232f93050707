using System.CommandLine;
using SignalWatch.Cli.Output;
using SignalWatch.History;
using SignalWatch.History.Tables;

namespace SignalWatch.Cli.Commands;

/// <summary><c>items INDICATOR</c>: the evidence itself, newest first.</summary>
internal static class ItemsCommand
{
    private static readonly Argument<string> Indicator = new("INDICATOR") { Description = "An indicator's id." };
    private static readonly Option<DateOnly?> From = DateOption.First("--from", "The first day.");
    private static readonly Option<DateOnly?> To = DateOption.Last("--to", "The last day, inclusive.");
    private static readonly Option<int> Limit = CommandContext.LimitOption(20);
    private static readonly Option<string> Data = CommandContext.DataOption();
    private static readonly Option<string> Pack = CommandContext.PackOption();
    private static readonly Option<OutputFormat> Format = CommandContext.FormatOption();

    /// <summary>The command with its options.</summary>
    public static Command Create(CommandContext context)
    {
        var command = CommandContext.Command(
            "items",
            "Lists the items that were evidence for an indicator, newest first, and says why.",
            "items georgian-protests",
            "items israel-strike-risk --from 2025-06-13 --to 2025-06-24 --limit 50",
            "items india-corridor --format json");
        command.AddAll(Indicator, From, To, Limit, Data, Pack, Format);
        command.SetAction((parsed, cancellationToken) => RunAsync(context, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var pack = CommandContext.ReadPack(parsed.GetRequiredValue(Pack));
        var indicator = CommandContext.IndicatorOf(pack, parsed.GetRequiredValue(Indicator));
        await using var workspace = Workspace.Open(parsed.GetRequiredValue(Data), StoreAccess.ReadOnly);
        var signals = new List<Signal>();
        await foreach (var signal in workspace.Signals.NewestFirstAsync(
            indicator.Id, Begin(parsed.GetValue(From)), End(parsed.GetValue(To)), parsed.GetValue(Limit), cancellationToken))
        {
            signals.Add(signal);
        }

        if (parsed.GetValue(Format) == OutputFormat.Table)
        {
            Print(context.Printer, signals);
        }
        else
        {
            context.Printer.Print(SheetOf(signals), parsed.GetValue(Format));
        }

        if (signals.Count == 0)
        {
            context.Printer.Problem($"{workspace.Directory} holds no evidence for {indicator.Id} in that time.");
        }

        return ExitCode.Done;
    }

    private static DateTimeOffset Begin(DateOnly? day) => day is null ? DateTimeOffset.MinValue : new DateTimeOffset(day.Value, TimeOnly.MinValue, TimeSpan.Zero);

    private static DateTimeOffset End(DateOnly? day) => day is null ? DateTimeOffset.MaxValue : Begin(day).AddDays(1);

    private static void Print(Printer printer, IReadOnlyList<Signal> signals)
    {
        foreach (var signal in signals)
        {
            printer.Line($"{SheetText.Short(signal.Time)}  {SheetText.Short(signal.Probability)}  {signal.Outlet}: {signal.Title}");
            printer.Line($"                        why: {signal.Why}");
            if (signal.Sentence.Length > 0 && !string.Equals(signal.Sentence, signal.Title, StringComparison.Ordinal))
            {
                printer.Line($"                        in: {signal.Sentence}");
            }

            printer.Line($"                        item: {ItemReference.Of(signal.SourceId, signal.ItemId)}");
            if (signal.Url is not null)
            {
                printer.Line($"                        {signal.Url}");
            }
        }
    }

    private static Sheet SheetOf(IReadOnlyList<Signal> signals)
    {
        var sheet = new Sheet("time", "probability", "outlet", "title", "link", "why", "sentence", "model", "item");
        foreach (var signal in signals)
        {
            sheet.Add(signal.Time, signal.Probability, signal.Outlet, signal.Title, signal.Url, signal.Why, signal.Sentence, signal.ModelVersion, ItemReference.Whole(signal.SourceId, signal.ItemId));
        }

        return sheet;
    }
}
