using System.CommandLine;
using SignalWatch.History.Exports;
using SignalWatch.History.Tables;

namespace SignalWatch.Cli.Commands;

/// <summary><c>import DIR|FILE.zip</c>: history from files that <c>export</c> wrote.</summary>
internal static class ImportCommand
{
    private static readonly Argument<string> Origin = new("ORIGIN") { Description = "The folder or .zip file that 'export' wrote.", HelpName = "DIR|FILE.zip" };
    private static readonly Option<bool> Merge = new("--merge")
    {
        Description = "Add to a store that has rows already; a row that both have stays as it is there.",
    };

    private static readonly Option<StorePlace> To = ChoiceOption.Of(
        "--to", "Where to: the data directory, or the storage account of the environment's AzureWebJobsStorage settings.", StorePlace.Data);

    private static readonly Option<string> Data = CommandContext.DataOption();

    /// <summary>The command with its options.</summary>
    public static Command Create(CommandContext context)
    {
        var command = CommandContext.Command(
            "import",
            "Reads an export into an empty store. All files are checked first; a damaged one is refused with its line. Stop what else writes to the store.",
            "import backup --data restored",
            "import backup.zip --to azure",
            "import backup --merge");
        command.AddAll(Origin, Merge, To, Data);
        command.SetAction((parsed, cancellationToken) => RunAsync(context, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var origin = parsed.GetRequiredValue(Origin);
        await using var chosen = ChosenStore.Open(parsed.GetValue(To), parsed.GetRequiredValue(Data), StoreAccess.ReadWrite);
        var import = new StoreImport(chosen.Store);
        var isMerge = parsed.GetValue(Merge);
        var outcome = ExportArchive.IsArchive(origin)
            ? await ExportArchive.ReadAsync(origin, folder => import.RunAsync(folder, isMerge, null, cancellationToken), cancellationToken)
            : await import.RunAsync(origin, isMerge, null, cancellationToken);
        context.Printer.Line(FormattableString.Invariant(
            $"{outcome.Inserted:#,0} rows of {outcome.Tables} tables were put into {chosen.Name}{(outcome.Kept == 0 ? "" : FormattableString.Invariant($"; {outcome.Kept:#,0} were there already and stayed as they were"))}."));
        return ExitCode.Done;
    }
}
