using System.CommandLine;
using SignalWatch.Cli.Output;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Packs;
using SignalWatch.Scoring;

namespace SignalWatch.Cli.Commands;

/// <summary><c>models [--use VERSION]</c>: the versions that are kept, what came of each training, and the way back.</summary>
internal static class ModelsCommand
{
    private static readonly Option<string?> Use = new("--use") { Description = "Put a kept version into use, from the next start on.", HelpName = "VERSION" };
    private static readonly Option<string> Data = CommandContext.DataOption();
    private static readonly Option<string> Pack = CommandContext.PackOption();
    private static readonly Option<OutputFormat> Format = CommandContext.FormatOption();

    /// <summary>The command with its options.</summary>
    public static Command Create(CommandContext context)
    {
        var command = CommandContext.Command(
            "models", "Lists the trained models with their figures, or goes back to an earlier one.", "models", "models --use 3f9c2a1b77d0");
        command.AddAll(Use, Data, Pack, Format);
        command.SetAction((parsed, cancellationToken) => RunAsync(context, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var pack = CommandContext.ReadPack(parsed.GetRequiredValue(Pack));
        var directory = parsed.GetRequiredValue(Data);
        var shelf = new ModelShelf(pack, directory);
        if (parsed.GetValue(Use) is { } wanted)
        {
            Choose(context.Printer, shelf, wanted, ModelCache.ReadExamples(pack));
            return ExitCode.Done;
        }

        var trainings = await TrainingsAsync(directory, pack.Id, cancellationToken);
        var sheet = new Sheet("version", "state", "trained", "examples", "verdicts", "micro-F1", "before", "why");
        var kept = shelf.List();
        foreach (var training in trainings)
        {
            var state = (kept.FirstOrDefault(one => one.Version == training.Version), training.IsPromoted) switch
            {
                ({ } file, _) => StateOf(file),
                (null, true) => "let go",
                _ => "refused",
            };
            sheet.Add(
                training.Version, state, training.Trained, training.Examples, training.Verdicts,
                training.Comparison?.CandidateF1, training.Comparison?.CurrentF1, training.Reason);
        }

        foreach (var file in kept.Where(file => trainings.All(training => training.Version != file.Version)))
        {
            sheet.Add(file.Version, StateOf(file), file.Saved, null, null, null, null, "trained when it was first needed");
        }

        context.Printer.Print(sheet, parsed.GetValue(Format));
        if (sheet.Rows.Count == 0)
        {
            context.Printer.Problem($"{directory} holds no model of {pack.Id}; 'train' makes one.");
        }

        return ExitCode.Done;
    }

    private static string StateOf(ShelvedModel file) => file.IsCurrent ? "in use" : "kept";

    private static async Task<IReadOnlyList<ModelRecord>> TrainingsAsync(string directory, string pack, CancellationToken cancellationToken)
    {
        if (!Workspace.Exists(directory))
        {
            return [];
        }

        await using var workspace = Workspace.Open(directory, StoreAccess.ReadOnly);
        return await workspace.Models.NewestFirstAsync(pack, cancellationToken).ToListAsync(cancellationToken);
    }

    private static void Choose(Printer printer, ModelShelf shelf, string wanted, IReadOnlyList<Example> examples)
    {
        var found = shelf.List().Where(kept => kept.Version.StartsWith(wanted, StringComparison.OrdinalIgnoreCase)).ToList();
        if (found is not [var one])
        {
            var names = string.Join(", ", (found.Count == 0 ? shelf.List() : found).Select(kept => kept.Version));
            throw new UsageException($"--use: '{wanted}' is {(found.Count == 0 ? "no kept version" : "the beginning of several")}; there {(names.Length == 0 ? "are none" : "is " + names)}.");
        }

        // Read before it is put into use: a damaged file, or one for another pack, is refused here with its reason.
        var model = shelf.Read(one.Version);
        shelf.Use(model.ModelVersion, examples, isByHand: true);
        printer.Line($"Model {model.ModelVersion} is in use from the next start on; 'rescore --since DATE' applies it to what is stored.");
    }
}
