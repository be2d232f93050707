using System.Globalization;
using SignalWatch.Assessment;
using SignalWatch.Cli.Output;
using SignalWatch.Packs;

namespace SignalWatch.Cli.Commands;

/// <summary>An indicator's state: its level and why, what its evidence adds up to, and what that does to each scenario.</summary>
internal static class WhyIndicator
{
    /// <summary>Prints the state on the day, the effect on each scenario and the heaviest stories.</summary>
    public static async Task PrintAsync(Printer printer, WhyQuestion asked, Indicator indicator, CancellationToken cancellationToken)
    {
        var supports = await asked.Workspace.Supports.OnAsync([indicator], asked.Day, cancellationToken);
        var support = supports.Count == 0 ? IndicatorSupport.None(indicator.Id, asked.Day) : supports[0];
        var effects = EffectsOf(asked.Pack, indicator, support);
        if (asked.Format != OutputFormat.Table)
        {
            printer.Print(effects, asked.Format);
            return;
        }

        printer.Line($"{indicator.Title}. {indicator.Question}");
        await PrintLevelAsync(printer, asked, indicator, cancellationToken);
        printer.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"Evidence: {support.Stories:0.0} stories after fading (half-life {indicator.HalfLife.TotalDays:0} days), together worth {support.Weight:0.0} certain ones; expected {support.Expected:0.0}."));
        printer.Line();
        printer.Print(effects, OutputFormat.Table);
        printer.Line();
        printer.Line("The stories that weigh most:");
        WhyStories.Print(printer, await WhyStories.HeaviestAsync(asked, indicator, cancellationToken));
    }

    private static async Task PrintLevelAsync(Printer printer, WhyQuestion asked, Indicator indicator, CancellationToken cancellationToken)
    {
        await foreach (var day in asked.Workspace.Levels.ReadAsync(indicator.Id, asked.Day, asked.Day, cancellationToken))
        {
            var evidence = day.Evidence;
            printer.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"On {asked.Day:d MMMM yyyy}: {day.Level.ToString().ToLowerInvariant()}. {evidence.Stories} stories where {day.Expected:0.00} are expected (chance of so many {day.PValue:0.0000}, CUSUM {day.Cusum:0.0}), {evidence.Publishers} publishers, coverage {evidence.Coverage:0 %}."));
        }
    }

    private static Sheet EffectsOf(Pack pack, Indicator indicator, IndicatorSupport support)
    {
        var sheet = new Sheet("scenario", "bearing", "nats", "reason");
        foreach (var likelihood in Likelihoods.Of(pack, [support], support.Day, new LikelihoodOptions()))
        {
            var effect = likelihood.Contributions.First(one => one.Indicator == indicator.Id);
            sheet.Add(likelihood.ScenarioId.Value, effect.Bearing.Symbol, effect.Nats, effect.Bearing.Reason);
        }

        return sheet;
    }
}
