using System.CommandLine;
using SignalWatch.Cli.Output;
using SignalWatch.Feeds;
using SignalWatch.History.Tables;
using SignalWatch.Packs;

namespace SignalWatch.Cli.Commands;

/// <summary><c>verdicts</c>: what analysts said, newest first.</summary>
internal static class VerdictsCommand
{
    private static readonly Option<int> Limit = CommandContext.LimitOption(50);
    private static readonly Option<string> Data = CommandContext.DataOption();
    private static readonly Option<OutputFormat> Format = CommandContext.FormatOption();

    /// <summary>The command with its options.</summary>
    public static Command Create(CommandContext context)
    {
        var command = CommandContext.Command(
            "verdicts", "Lists analysts' verdicts, newest first; one that its analyst replaced later does not stand.", "verdicts", "verdicts --format csv");
        command.AddAll(Limit, Data, Format);
        command.SetAction((parsed, cancellationToken) => RunAsync(context, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var workspace = Workspace.Open(parsed.GetRequiredValue(Data), StoreAccess.ReadOnly);
        var format = parsed.GetValue(Format);
        var sheet = new Sheet("time", "analyst", "verdict", "indicator", "stands", "item", "title");
        var seen = new HashSet<(SourceId, ItemId, IndicatorId, string)>();
        await foreach (var one in workspace.Verdicts.NewestFirstAsync(parsed.GetValue(Limit), cancellationToken))
        {
            var item = format == OutputFormat.Table ? ItemReference.Of(one.SourceId, one.ItemId) : ItemReference.Whole(one.SourceId, one.ItemId);
            var stands = seen.Add((one.SourceId, one.ItemId, one.IndicatorId, one.Analyst));
            sheet.Add(one.Time, one.Analyst, VerdictCommand.TextOf(one.Judgement), one.IndicatorId.Value, stands, item, one.Title);
        }

        context.Printer.Print(sheet, format);
        if (sheet.Rows.Count == 0)
        {
            context.Printer.Problem($"{workspace.Directory} holds no verdicts.");
        }

        return ExitCode.Done;
    }
}
