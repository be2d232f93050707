using System.CommandLine;
using SignalWatch.Cli.Output;
using SignalWatch.Scoring;

namespace SignalWatch.Cli.Commands;

/// <summary><c>score TEXT</c>: what the classifier makes of one text.</summary>
internal static class ScoreCommand
{
    private const int StrongestFeatures = 6;
    private static readonly Argument<string> Text = new("TEXT") { Description = "A headline or a few sentences; - reads standard input." };
    private static readonly Option<string> Language = new("--language") { Description = "The text's language.", HelpName = "CODE", DefaultValueFactory = _ => "en" };
    private static readonly Option<bool> All = new("--all") { Description = "Show every indicator, not only the likely ones." };
    private static readonly Option<string> Data = CommandContext.DataOption();
    private static readonly Option<string> Pack = CommandContext.PackOption();
    private static readonly Option<OutputFormat> Format = CommandContext.FormatOption();

    /// <summary>The command with its options.</summary>
    public static Command Create(CommandContext context)
    {
        var command = CommandContext.Command(
            "score",
            "Shows how probable it is that a text is evidence for each indicator, and why.",
            "score \"Police disperse protesters outside parliament in Tbilisi\"",
            "score --all --format json \"Gazprom and Iran agree on a gas price\"");
        command.AddAll(Text, Language, All, Data, Pack, Format);
        command.SetAction((parsed, cancellationToken) => RunAsync(context, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var pack = CommandContext.ReadPack(parsed.GetRequiredValue(Pack));
        var written = parsed.GetRequiredValue(Text);
        var text = new NewsText(written is "-" ? await Console.In.ReadToEndAsync(cancellationToken) : written, "", parsed.GetRequiredValue(Language));
        var classifier = await context.LoadClassifierAsync(pack, parsed.GetRequiredValue(Data), cancellationToken);
        if (!classifier.Knows(text.Language))
        {
            throw new UsageException($"--language: the examples of {pack.Id} hold none in '{text.Language}', so it can't be scored.");
        }

        var format = parsed.GetValue(Format);
        var showAll = parsed.GetValue(All) || format != OutputFormat.Table;
        var shown = classifier.Score([text])[0].Where(score => showAll || score.IsSignal).OrderByDescending(score => score.Probability).ToList();
        var reasons = shown.Select(score => classifier.Explain(text, score.Indicator)).ToList();
        var isTable = format == OutputFormat.Table;
        var sheet = new Sheet(["indicator", "probability", "signal", "why", .. isTable ? Array.Empty<string>() : ["sentence"]]);
        foreach (var (score, reason) in shown.Zip(reasons))
        {
            sheet.Add([
                score.Indicator.Value, score.Probability, score.IsSignal, reason.Strongest(StrongestFeatures), .. isTable ? Array.Empty<object?>() : [reason.Sentence]]);
        }

        context.Printer.Print(sheet, format);
        foreach (var reason in reasons.Where(reason => isTable && !string.Equals(reason.Sentence, written.Trim(), StringComparison.Ordinal)))
        {
            context.Printer.Line($"{reason.Indicator} for: {reason.Sentence}");
        }

        if (shown.Count == 0)
        {
            context.Printer.Line("No indicator reaches its threshold; --all shows the probabilities.");
        }

        return ExitCode.Done;
    }
}
