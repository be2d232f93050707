using System.CommandLine;
using SignalWatch.History.Exports;
using SignalWatch.History.Tables;

namespace SignalWatch.Cli.Commands;

/// <summary><c>export DIR|FILE.zip</c>: all history as files, for a backup or to move it.</summary>
internal static class ExportCommand
{
    private static readonly Argument<string> Target = new("TARGET")
    {
        Description = "A new folder for the files, or a new file whose name ends with .zip.",
        HelpName = "DIR|FILE.zip",
    };

    private static readonly Option<bool> Gzip = new("--gzip") { Description = "Compress each table's file." };
    private static readonly Option<StorePlace> From = ChoiceOption.Of(
        "--from", "What to export: the data directory, or the storage account of the environment's AzureWebJobsStorage settings.", StorePlace.Data);

    private static readonly Option<string> Data = CommandContext.DataOption();

    /// <summary>The command with its options.</summary>
    public static Command Create(CommandContext context)
    {
        var command = CommandContext.Command(
            "export",
            "Writes all tables to files of JSON lines, with a manifest of rows and checksums. 'import' reads them back, here or in the cloud. A stopped export is never taken for a whole one.",
            "export backup",
            "export backup.zip --data arctic",
            "export backup --gzip --from azure");
        command.AddAll(Target, Gzip, From, Data);
        command.SetAction((parsed, cancellationToken) => RunAsync(context, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var target = parsed.GetRequiredValue(Target);
        await using var chosen = ChosenStore.Open(parsed.GetValue(From), parsed.GetRequiredValue(Data), StoreAccess.ReadOnly);
        var export = new StoreExport(chosen.Store, context.Time);
        var manifest = ExportArchive.IsArchive(target)
            ? await ExportArchive.WriteAsync(target, folder => export.RunAsync(folder, isCompressed: false, null, cancellationToken), cancellationToken)
            : await export.RunAsync(target, parsed.GetValue(Gzip), null, cancellationToken);
        context.Printer.Line(FormattableString.Invariant(
            $"{manifest.Tables.Sum(table => table.Rows):#,0} rows of {manifest.Tables.Count} tables of {chosen.Name} are in {target}."));
        return ExitCode.Done;
    }
}
