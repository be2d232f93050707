using System.CommandLine;
using SignalWatch.Assessment;
using SignalWatch.Cli.Output;
using SignalWatch.Packs;

namespace SignalWatch.Cli.Commands;

/// <summary>What a replay is measured against, checked before it starts: known events, one or two settings, and a picture.</summary>
internal sealed class ReplayMeasure
{
    private const int MostProblemsShown = 10;
    private static readonly Option<string?> Events = new("--events")
    {
        Description = "Known events to measure alerts against: tab-separated, with the header 'date indicator pace event'.",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Threshold = new("--threshold") { Description = "The lowest level that is an alert.", HelpName = "elevated|high|critical" };
    private static readonly Option<string[]> Set = SettingsOption("--set", "How to set levels, such as high-p-value=0.001; with a wrong name, the right ones are listed.");
    private static readonly Option<string[]> Comparison = SettingsOption("--compare", "A second setting to put beside the first: what it changes.");
    private static readonly Option<string?> Only = new("--indicator") { Description = "One indicator alone, event by event.", HelpName = "INDICATOR" };
    private static readonly Option<string?> Timeline = new("--timeline") { Description = "Draw counts, levels, alerts and events.", HelpName = "FILE.png|FILE.svg" };

    private readonly string _eventsPath;
    private readonly EventFile? _events;
    private readonly ReplaySetting _setting;
    private readonly ReplaySetting? _second;
    private readonly IReadOnlyList<Indicator> _indicators;
    private readonly string? _picture;

    private ReplayMeasure(ParseResult parsed, Pack pack)
    {
        _eventsPath = parsed.GetValue(Events) ?? "";
        var first = (parsed.GetValue(Threshold) is { } level ? [(Threshold.Name, $"threshold={level}")] : Array.Empty<(string, string)>())
            .Concat((parsed.GetValue(Set) ?? []).Select(pair => (Set.Name, pair))).ToList();
        var second = (parsed.GetValue(Comparison) ?? []).Select(pair => (Comparison.Name, pair)).ToList();
        _setting = ReplaySetting.Of(first);
        _second = second.Count == 0 ? null : ReplaySetting.Of(first.Concat(second));
        _indicators = parsed.GetValue(Only) is { } only ? [CommandContext.IndicatorOf(pack, only)] : pack.Indicators;
        _picture = parsed.GetValue(Timeline);
        if (_picture is not null && !TimelinePicture.CanSave(_picture))
        {
            throw new UsageException($"--timeline: '{_picture}' is neither .png nor .svg.");
        }

        if (_eventsPath.Length > 0 && !File.Exists(_eventsPath))
        {
            throw new UsageException($"--events: there is no file '{_eventsPath}'.");
        }

        _events = _eventsPath.Length == 0 ? null : EventFile.Read(_eventsPath, [.. pack.Indicators.Select(indicator => indicator.Id)]);
    }

    /// <summary>What is wrong with the events; measuring against the rest would mislead.</summary>
    public IReadOnlyList<PackProblem> Problems => _events?.Problems ?? [];

    /// <summary>Whether there are events to measure by; without, there is only a picture to draw.</summary>
    public bool HasEvents => _events is not null;

    /// <summary>Adds the options to the command.</summary>
    public static void AddTo(Command command) => command.AddAll(Events, Threshold, Set, Comparison, Only, Timeline);

    /// <summary>What the command line asks for; null when it asks for the plain history.</summary>
    /// <exception cref="UsageException">An option is not understood.</exception>
    public static ReplayMeasure? Of(ParseResult parsed, Pack pack)
    {
        var isAsked = parsed.GetValue(Events) is not null || parsed.GetValue(Timeline) is not null;
        Option[] others = [Threshold, Set, Comparison, Only];
        return (isAsked, Array.Find(others, option => parsed.GetResult(option) is { Implicit: false })) switch
        {
            (true, _) => new ReplayMeasure(parsed, pack),
            (_, { } other) => throw new UsageException($"{other.Name} is about alerts; name what to measure them by with --events FILE or --timeline FILE."),
            _ => null,
        };
    }

    /// <summary>Sets levels on the counts, prints how the alerts did, and draws the picture.</summary>
    /// <returns>The exit code: 1 when events lie outside the archive.</returns>
    public int Report(CommandContext context, EvidenceHistory history, OutputFormat format)
    {
        var outside = _events?.Outside(_eventsPath, history.First, history.Last) ?? [];
        ShowProblems(context, outside, "events were left out.");
        var known = _events?.Events.Where(one => one.Day >= history.First && one.Day <= history.Last).ToLookup(one => one.Indicator);
        var lines = _indicators.ToDictionary(indicator => indicator.Id, indicator => TimelineOf(history, indicator, _setting, known));
        if (known is not null)
        {
            Print(context, history, lines, known, format);
        }

        if (_picture is not null)
        {
            TimelinePicture.Save(_picture, [.. lines.Values]);
            context.Printer.Problem($"The timeline is in {_picture}.");
        }

        return outside.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    /// <summary>Shows the first problems, and how many there are if they are more.</summary>
    public static void ShowProblems(CommandContext context, IReadOnlyList<PackProblem> problems, string consequence)
    {
        foreach (var problem in problems.Take(MostProblemsShown))
        {
            context.Printer.Problem(problem.ToString());
        }

        if (problems.Count > 0)
        {
            context.Printer.Problem(FormattableString.Invariant($"{problems.Count} {consequence}"));
        }
    }

    private static Option<string[]> SettingsOption(string name, string description) =>
        new(name) { Description = description, HelpName = "NAME=VALUE", AllowMultipleArgumentsPerToken = true };

    private static Timeline TimelineOf(EvidenceHistory history, Indicator indicator, ReplaySetting setting, ILookup<IndicatorId, KnownEvent>? known)
    {
        var days = LevelDetector.Assess(history.DaysOf(indicator.Id), 0, null, setting.Levels);
        return new Timeline(indicator, days, EventScore.Of(days, known?[indicator.Id] ?? [], setting.Rule));
    }

    private void Print(
        CommandContext context, EvidenceHistory history, Dictionary<IndicatorId, Timeline> lines, ILookup<IndicatorId, KnownEvent> known, OutputFormat format)
    {
        var scores = lines.ToDictionary(line => line.Key, line => line.Value.Score);
        if (_second is not null)
        {
            var others = _indicators.ToDictionary(indicator => indicator.Id, indicator => TimelineOf(history, indicator, _second, known).Score);
            context.Printer.Print(EventReport.Compare(scores, others), format);
        }
        else
        {
            context.Printer.Print(EventReport.Of(scores), format);
            if (_indicators.Count == 1 && format == OutputFormat.Table)
            {
                context.Printer.Line();
                context.Printer.Print(EventReport.DetailsOf(scores.Values.Single()), format);
            }
        }

        context.Printer.Problem(EventReport.Caption);
    }
}
