using System.CommandLine;
using SignalWatch.Cli.Output;
using SignalWatch.History.Tables;
using SignalWatch.Jobs;
using SignalWatch.Packs;

namespace SignalWatch.Cli.Commands;

/// <summary><c>health</c>: what is wrong with the monitor itself; its exit code is for a probe.</summary>
internal static class HealthCommand
{
    private static readonly Option<string> Data = CommandContext.DataOption();
    private static readonly Option<string> Pack = CommandContext.PackOption();
    private static readonly Option<OutputFormat> Format = CommandContext.FormatOption();

    /// <summary>The command with its options.</summary>
    public static Command Create(CommandContext context)
    {
        var command = CommandContext.Command(
            "health",
            "Checks the monitor itself: its runs, the store, sources, mail and model. Exit code 0 when nothing has to be done, 1 when something has. Nothing is written.",
            "health",
            "health --format json");
        command.AddAll(Data, Pack, Format);
        command.SetAction((parsed, cancellationToken) => RunAsync(context, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var pack = CommandContext.ReadPack(parsed.GetRequiredValue(Pack));
        var findings = await FindingsAsync(context, pack, parsed.GetRequiredValue(Data), cancellationToken);
        var format = parsed.GetValue(Format);
        if (format == OutputFormat.Table)
        {
            Print(context.Printer, findings);
        }
        else
        {
            context.Printer.Print(SheetOf(findings), format);
        }

        return findings.Any(finding => finding.State == HealthState.Trouble) ? ExitCode.Failed : ExitCode.Done;
    }

    private static async Task<IReadOnlyList<HealthFinding>> FindingsAsync(CommandContext context, Pack pack, string directory, CancellationToken cancellationToken)
    {
        try
        {
            await using var workspace = Workspace.Open(directory, StoreAccess.ReadOnly);
            return await new WatchHealth(pack, workspace.Store, context.Time, null).CheckAsync(cancellationToken);
        }
        catch (StoreException fault)
        {
            return [new HealthFinding { Check = "storage", State = HealthState.Trouble, Headline = "The store can't be read", Detail = fault.Message, Remedy = "See what the message says." }];
        }
    }

    private static void Print(Printer printer, IReadOnlyList<HealthFinding> findings)
    {
        var width = findings.Max(finding => finding.Check.Length);
        foreach (var finding in findings)
        {
            printer.Line($"{TextOf(finding.State),-7}  {finding.Check.PadRight(width)}  {finding.Headline}");
            var indent = new string(' ', width + 11);
            foreach (var line in finding.Detail.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                printer.Line(indent + line);
            }

            if (finding.Remedy.Length > 0)
            {
                printer.Line($"{indent}What to do: {finding.Remedy}");
            }
        }
    }

    private static Sheet SheetOf(IReadOnlyList<HealthFinding> findings)
    {
        var sheet = new Sheet("check", "state", "since", "headline", "detail", "remedy");
        foreach (var finding in findings)
        {
            sheet.Add(finding.Check, TextOf(finding.State), finding.Since, finding.Headline, finding.Detail, finding.Remedy);
        }

        return sheet;
    }

    private static string TextOf(HealthState state) => state.ToString().ToLowerInvariant();
}
