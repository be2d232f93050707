using System.CommandLine;
using SignalWatch.Packs;
using SignalWatch.Web.Cloud;

namespace SignalWatch.Cli.Commands;

/// <summary><c>cloud init</c>: the settings for running the Functions app on one's own machine.</summary>
internal static class CloudCommand
{
    private static readonly Argument<string> Folder = new("DIR")
    {
        Description = "The Functions project's folder.",
        DefaultValueFactory = _ => Path.Combine("src", "SignalWatch.Functions"),
    };

    private static readonly Option<bool> Force = new("--force") { Description = "Write it anew; links signed with the old key end." };
    private static readonly Option<string> Pack = CommandContext.PackOption();

    /// <summary>The command with its subcommand.</summary>
    public static Command Create(CommandContext context)
    {
        var init = CommandContext.Command(
            "init", $"Writes {LocalSettings.FileName}, with which 'func start' runs the Functions app over Azurite.", "cloud init", "cloud init --force");
        init.AddAll(Folder, Pack, Force);
        init.SetAction((parsed, cancellationToken) => RunAsync(context, parsed, cancellationToken));
        var command = CommandContext.Command("cloud", "Works on the Functions app.", "cloud init");
        command.AddAll(init);
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = parsed.GetRequiredValue(Folder);
        if (!Directory.Exists(folder))
        {
            throw new UsageException($"DIR: there is no folder '{folder}'; name that of the Functions project, or start this in the repository's folder.");
        }

        var path = Path.Combine(folder, LocalSettings.FileName);
        if (File.Exists(path) && !parsed.GetValue(Force))
        {
            context.Printer.Problem($"{path} is there already; --force writes it anew.");
            return ExitCode.Failed;
        }

        // The app is started in another folder than this, where a relative path would lead elsewhere.
        var pack = parsed.GetRequiredValue(Pack);
        var found = PackLocator.Find(pack);
        await File.WriteAllTextAsync(path, LocalSettings.Json(found == pack ? Path.GetFullPath(found) : pack), cancellationToken);
        context.Printer.Line($"Wrote {path}. Start Azurite, then 'func start' in {folder}.");
        return ExitCode.Done;
    }
}
