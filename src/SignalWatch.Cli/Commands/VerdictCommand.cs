using System.CommandLine;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Jobs;
using SignalWatch.Packs;

namespace SignalWatch.Cli.Commands;

/// <summary><c>verdict ITEM correct|wrong INDICATOR</c>: an analyst corrects the classifier.</summary>
internal static class VerdictCommand
{
    private static readonly Argument<string> Item = new("ITEM") { Description = "The item, as 'items' prints it: source, slash, and the beginning of its id." };
    private static readonly Argument<string?> Word = new("VERDICT") { Description = "correct or wrong.", HelpName = "correct|wrong", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Argument<string?> Indicator = new("INDICATOR") { Description = "The indicator that the verdict is about.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> ShouldBe = new("--should-be") { Description = "An indicator that the item is evidence for and had no signal of.", HelpName = "INDICATOR" };
    private static readonly Option<string> Analyst = new("--analyst") { Description = "Who says so.", HelpName = "NAME", DefaultValueFactory = _ => Environment.UserName };
    private static readonly Option<string> Data = CommandContext.DataOption();
    private static readonly Option<string> Pack = CommandContext.PackOption();

    /// <summary>The command with its options.</summary>
    public static Command Create(CommandContext context)
    {
        var command = CommandContext.Command(
            "verdict",
            "Says whether an item is evidence for an indicator. 'train' learns from verdicts, and 'rescore' corrects the history.",
            "verdict civil-georgia/k3fq2a7x wrong georgia-western-turn",
            "verdict civil-georgia/k3fq2a7x --should-be georgian-protests",
            "verdict civil-georgia/k3fq2a7x wrong georgia-western-turn --should-be georgian-protests --analyst nino");
        command.AddAll(Item, Word, Indicator, ShouldBe, Analyst, Data, Pack);
        command.SetAction((parsed, cancellationToken) => RunAsync(context, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var pack = CommandContext.ReadPack(parsed.GetRequiredValue(Pack));
        var said = Said(pack, parsed);
        var analyst = parsed.GetRequiredValue(Analyst).Trim();
        if (analyst.Length is 0 or > VerdictHistory.LongestAnalyst)
        {
            throw new UsageException("--analyst: write a name or an address of 1 to 60 characters.");
        }

        await using var workspace = Workspace.Open(parsed.GetRequiredValue(Data), StoreAccess.WriteBeside);
        var item = await ItemReference.FindAsync(workspace.Items, parsed.GetRequiredValue(Item), cancellationToken);
        if (await new JudgeItem(workspace.Verdicts, context.Time).RunAsync(analyst, item, said, cancellationToken) is JudgeOutcome.NotScored refused)
        {
            throw new UsageException($"ITEM: it was not scored ({refused.Reason}), so that a verdict on it would teach nothing.");
        }

        foreach (var (indicator, judgement) in said)
        {
            context.Printer.Line($"{analyst}: {ItemReference.Of(item.SourceId, item.ItemId)} {TextOf(judgement)} {indicator}: {item.Title}");
        }

        return ExitCode.Done;
    }

    /// <summary>The judgement as it is written.</summary>
    public static string TextOf(Judgement judgement) => judgement switch
    {
        Judgement.Correct => "correct",
        Judgement.Wrong => "wrong",
        _ => "should be",
    };

    private static List<(IndicatorId Indicator, Judgement Judgement)> Said(Pack pack, ParseResult parsed)
    {
        var (word, indicator, shouldBe) = (parsed.GetValue(Word), parsed.GetValue(Indicator), parsed.GetValue(ShouldBe));
        var said = new List<(IndicatorId, Judgement)>();
        if (word is not null)
        {
            var judgement = word.ToLowerInvariant() switch
            {
                "correct" => Judgement.Correct,
                "wrong" => Judgement.Wrong,
                _ => throw new UsageException($"VERDICT: '{word}' is neither correct nor wrong."),
            };
            said.Add((CommandContext.IndicatorOf(pack, indicator ?? throw new UsageException("INDICATOR: name the indicator that the verdict is about.")).Id, judgement));
        }

        if (shouldBe is not null)
        {
            said.Add((CommandContext.IndicatorOf(pack, shouldBe).Id, Judgement.ShouldHaveBeen));
        }

        return said.Select(one => one.Item1).Distinct().Count() == said.Count && said.Count > 0
            ? said
            : throw new UsageException("Say 'correct INDICATOR' or 'wrong INDICATOR', or --should-be INDICATOR with another one.");
    }
}
