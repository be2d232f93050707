using System.CommandLine;
using SignalWatch.Cli.Output;
using SignalWatch.History.Tables;
using SignalWatch.Stories;

namespace SignalWatch.Cli.Commands;

/// <summary><c>stories [INDICATOR]</c>: the events themselves, newest first, each with how many told of it.</summary>
internal static class StoriesCommand
{
    private static readonly Argument<string?> Indicator = new("INDICATOR")
    {
        Description = "An indicator's id; without one, the stories of all.",
        Arity = ArgumentArity.ZeroOrOne,
    };

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
            "stories",
            "Lists the stories that were evidence, newest first: items about one event are one story, however many outlets carried it.",
            "stories",
            "stories israel-strike-risk --from 2025-06-13 --to 2025-06-24 --limit 50",
            "stories india-corridor --format json");
        command.AddAll(Indicator, From, To, Limit, Data, Pack, Format);
        command.SetAction((parsed, cancellationToken) => RunAsync(context, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var pack = CommandContext.ReadPack(parsed.GetRequiredValue(Pack));
        var id = parsed.GetValue(Indicator);
        var indicators = id is null ? pack.Indicators : [CommandContext.IndicatorOf(pack, id)];
        await using var workspace = Workspace.Open(parsed.GetRequiredValue(Data), StoreAccess.ReadOnly);
        var limit = parsed.GetValue(Limit);
        var stories = new List<StoryEvidence>();
        foreach (var indicator in indicators)
        {
            await foreach (var story in workspace.Stories.NewestFirstAsync(
                indicator.Id, Begin(parsed.GetValue(From)), End(parsed.GetValue(To)), limit, cancellationToken))
            {
                stories.Add(story);
            }
        }

        Print(context.Printer, Newest(stories, limit), parsed.GetValue(Format));
        if (stories.Count == 0)
        {
            context.Printer.Problem($"{workspace.Directory} holds no story for {id ?? "any indicator"} in that time.");
        }

        return ExitCode.Done;
    }

    private static DateTimeOffset Begin(DateOnly? day) => day is null ? DateTimeOffset.MinValue : new DateTimeOffset(day.Value, TimeOnly.MinValue, TimeSpan.Zero);

    private static DateTimeOffset End(DateOnly? day) => day is null ? DateTimeOffset.MaxValue : Begin(day).AddDays(1);

    private static List<StoryEvidence> Newest(List<StoryEvidence> stories, int limit) =>
        [.. stories.OrderByDescending(story => story.Time).ThenBy(story => story.StoryId.Value, StringComparer.Ordinal).Take(limit)];

    private static void Print(Printer printer, List<StoryEvidence> stories, OutputFormat format)
    {
        if (format != OutputFormat.Table)
        {
            printer.Print(SheetOf(stories), format);
            return;
        }

        foreach (var story in stories)
        {
            printer.Line($"{SheetText.Short(story.Time)}  {SheetText.Short(story.Probability)}  {Reach(story)}  {story.IndicatorId}");
            printer.Line($"                        {story.Outlet}: {story.Title}");
            if (story.Url is not null)
            {
                printer.Line($"                        {story.Url}");
            }
        }
    }

    private static string Reach(StoryEvidence story) =>
        FormattableString.Invariant($"{story.Items} {(story.Items == 1 ? "item" : "items")} of {story.Publishers.Count} {(story.Publishers.Count == 1 ? "publisher" : "publishers")}");

    private static Sheet SheetOf(List<StoryEvidence> stories)
    {
        var sheet = new Sheet("time", "indicator", "story", "probability", "items", "publishers", "outlet", "title", "link", "why", "sentence");
        foreach (var story in stories)
        {
            sheet.Add(
                story.Time, story.IndicatorId.Value, story.StoryId.Value, story.Probability, story.Items, string.Join(", ", story.Publishers),
                story.Outlet, story.Title, story.Url, story.Why, story.Sentence);
        }

        return sheet;
    }
}
