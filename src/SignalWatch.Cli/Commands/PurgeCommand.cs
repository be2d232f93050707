using System.CommandLine;
using SignalWatch.Cli.Output;
using SignalWatch.History.Tables;
using SignalWatch.Jobs;

namespace SignalWatch.Cli.Commands;

/// <summary><c>purge --before DATE</c>: removes old items, signals and stories.</summary>
internal static class PurgeCommand
{
    private static readonly Option<DateOnly?> Before = DateOption.First("--before", "What is of this day or later stays.");
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Say what would be removed, and remove nothing." };
    private static readonly Option<StorePlace> In = CommandContext.PlaceOption();

    private static readonly Option<string> Data = CommandContext.DataOption();
    private static readonly Option<OutputFormat> Format = CommandContext.FormatOption();

    /// <summary>The command with its options.</summary>
    public static Command Create(CommandContext context)
    {
        Before.Required = true;
        var command = CommandContext.Command(
            "purge",
            "Removes items, signals and stories of before a day, month by month. Daily counts, levels and likelihoods stay; so do the keys of items, so that none comes back. Ctrl-C stops it, and the next run goes on from there.",
            "purge --before 2024 --dry-run",
            "purge --before 2024-06 --in azure");
        command.AddAll(Before, DryRun, In, Data, Format);
        command.SetAction((parsed, cancellationToken) => RunAsync(context, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var (before, isDryRun) = (parsed.GetRequiredValue(Before) ?? DateOnly.MinValue, parsed.GetValue(DryRun));
        var access = isDryRun ? StoreAccess.ReadOnly : StoreAccess.ReadWrite;
        if (parsed.GetValue(In) == StorePlace.Data)
        {
            // A directory that was misspelt would be made, and be said to hold nothing old.
            await SqliteTableStore.Open(parsed.GetRequiredValue(Data), StoreAccess.ReadOnly).DisposeAsync();
        }

        await using var chosen = ChosenStore.Open(parsed.GetValue(In), parsed.GetRequiredValue(Data), access);
        var purge = new PurgeMonths(chosen.Store, context.Time);
        if (before > purge.Latest)
        {
            throw new UsageException(FormattableString.Invariant(
                $"--before: {before:yyyy-MM-dd} is too late, the last week is still in use; write {purge.Latest:yyyy-MM-dd} or an earlier day."));
        }

        var months = await purge.RunAsync(before, isDryRun, null, cancellationToken);
        var sheet = new Sheet("month", "items", "signals", "stories");
        foreach (var month in months)
        {
            sheet.Add(FormattableString.Invariant($"{month.Month:yyyy-MM}"), month.Items, month.Signals, month.Stories);
        }

        context.Printer.Print(sheet, parsed.GetValue(Format));
        context.Printer.Problem(FormattableString.Invariant(
            $"{months.Sum(month => month.Items):#,0} items, {months.Sum(month => month.Signals):#,0} signals and {months.Sum(month => month.Stories):#,0} stories of before {before:yyyy-MM-dd} {(isDryRun ? "would be" : "were")} removed from {chosen.Name}."));
        return ExitCode.Done;
    }
}
