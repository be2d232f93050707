using System.CommandLine;
using System.Globalization;
using SignalWatch.Cli.Output;
using SignalWatch.History.Tables;
using SignalWatch.Jobs;
using SignalWatch.Packs;
using SignalWatch.Scoring;

namespace SignalWatch.Cli.Commands;

/// <summary>What every command has at hand: the printer, the clock, and the options that several commands share.</summary>
internal sealed class CommandContext(Printer printer, TimeProvider time)
{
    /// <summary>The data directory that commands use when none is named.</summary>
    public const string DefaultData = "signalwatch-data";

    /// <summary>Where to print.</summary>
    public Printer Printer { get; } = printer;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; } = time;

    /// <summary>A command with its description and examples, which its help prints.</summary>
    public static Command Command(string name, string description, params string[] examples) =>
        new CommandWithExamples(name, description, examples);

    /// <summary>A new <c>--data DIR</c> option.</summary>
    public static Option<string> DataOption(string fallback = DefaultData) => new("--data")
    {
        Description = "The directory that holds the history.",
        HelpName = "DIR",
        DefaultValueFactory = _ => fallback,
    };

    /// <summary>A new <c>--pack PACK</c> option.</summary>
    public static Option<string> PackOption() => new("--pack")
    {
        Description = "The analysis: the name of a pack that came with the program, or a pack's directory.",
        HelpName = "PACK",
        DefaultValueFactory = _ => "north-south",
    };

    /// <summary>A new <c>--in</c> option: the data directory, or the cloud's tables.</summary>
    public static Option<StorePlace> PlaceOption() => ChoiceOption.Of(
        "--in", "Where: the data directory, or the storage account of the environment's AzureWebJobsStorage settings.", StorePlace.Data);

    /// <summary>A new <c>--format</c> option.</summary>
    public static Option<OutputFormat> FormatOption() => ChoiceOption.Of("--format", "How to print the data.", OutputFormat.Table);

    /// <summary>A new <c>--limit N</c> option.</summary>
    public static Option<int> LimitOption(int fallback)
    {
        var option = new Option<int>("--limit") { Description = "The most rows to print.", HelpName = "N", DefaultValueFactory = _ => fallback };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !(int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var limit) && limit > 0))
            {
                result.AddError($"--limit: '{result.Tokens[0].Value}' is not a number of rows; write one of 1 or more.");
            }
        });
        return option;
    }

    /// <summary>The pack of that name or directory.</summary>
    /// <exception cref="PackException">It can't be used.</exception>
    public static Pack ReadPack(string nameOrDirectory) => PackReader.Read(PackLocator.Find(nameOrDirectory));

    /// <summary>The pack's indicator with this id.</summary>
    /// <exception cref="UsageException">There is none; the message names the nearest and all others.</exception>
    public static Indicator IndicatorOf(Pack pack, string id) =>
        pack.Indicators.FirstOrDefault(indicator => string.Equals(indicator.Id.Value, id, StringComparison.OrdinalIgnoreCase))
        ?? throw new UsageException(
            $"INDICATOR: '{id}' is not an indicator of {pack.Id}. {Nearest.Suggest(id, [.. pack.Indicators.Select(indicator => indicator.Id.Value)])}");

    /// <summary>The pack's classifier: the model kept in the directory, or a new one where that is missing, stale or damaged.</summary>
    public async Task<ClassifierModel> LoadClassifierAsync(Pack pack, string directory, CancellationToken cancellationToken) =>
        await ModelCache.LoadOrTrainAsync(
            pack, directory, token => JudgedAsync(directory, token), new TrainingNotice(Printer), new WarningPrinter(Printer), cancellationToken);

    private static async Task<IReadOnlyList<JudgedText>> JudgedAsync(string directory, CancellationToken cancellationToken)
    {
        if (!Workspace.Exists(directory))
        {
            return [];
        }

        await using var workspace = Workspace.Open(directory, StoreAccess.ReadOnly);
        return VerdictMajority.Of(await workspace.Verdicts.NewestFirstAsync(null, cancellationToken).ToListAsync(cancellationToken));
    }

    // Training reports each indicator; people only need to know why there is a wait.
    private sealed class TrainingNotice(Printer printer) : IProgress<string>
    {
        private int _reports;

        public void Report(string value)
        {
            if (Interlocked.Increment(ref _reports) == 1)
            {
                printer.Problem("Training the classifier on the pack's examples; this happens once and takes some seconds.");
            }
        }
    }
}
