using System.Globalization;
using SignalWatch.Assessment;
using SignalWatch.Cli.Output;
using SignalWatch.Packs;

namespace SignalWatch.Cli.Commands;

/// <summary>A scenario's waterfall: from the published word, indicator by indicator, to the likelihood.</summary>
internal static class WhyScenario
{
    // Below this a step moves the likelihood by less than a tenth of a percent.
    private const double LeastNats = 0.005;

    /// <summary>Prints the waterfall, the stories of each step, and what was changed in the pack by then.</summary>
    public static async Task PrintAsync(Printer printer, WhyQuestion asked, Scenario scenario, CancellationToken cancellationToken)
    {
        var supports = await asked.Workspace.Supports.OnAsync(asked.Pack.Indicators, asked.Day, cancellationToken);
        var likelihood = Likelihoods.Of(asked.Pack, supports, asked.Day, new LikelihoodOptions()).First(one => one.ScenarioId == scenario.Id);
        var waterfall = WaterfallOf(scenario, likelihood);
        if (asked.Format != OutputFormat.Table)
        {
            printer.Print(waterfall, asked.Format);
            return;
        }

        PrintHeading(printer, scenario, likelihood);
        printer.Print(waterfall, OutputFormat.Table);
        printer.Line();
        foreach (var contribution in MovingOf(likelihood))
        {
            var indicator = asked.Pack.Indicators.First(one => one.Id == contribution.Indicator);
            printer.Line(string.Create(CultureInfo.InvariantCulture, $"{indicator.Title} ({contribution.Bearing.Symbol}): {contribution.Bearing.Reason}"));
            WhyStories.Print(printer, await WhyStories.HeaviestAsync(asked, indicator, cancellationToken));
        }

        await PrintNotesAsync(printer, asked, cancellationToken);
    }

    private static IEnumerable<IndicatorContribution> MovingOf(ScenarioLikelihood likelihood) =>
        likelihood.Contributions.Where(one => Math.Abs(one.Nats) >= LeastNats).OrderByDescending(one => Math.Abs(one.Nats));

    private static void PrintHeading(Printer printer, Scenario scenario, ScenarioLikelihood likelihood)
    {
        var confidence = likelihood.Confidence;
        printer.Line($"{scenario.Title}. {scenario.Statement}");
        printer.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"On {likelihood.Day:d MMMM yyyy}: {likelihood.Word} ({likelihood.Probability:0.0 %}); published as {scenario.PublishedWord} ({likelihood.Prior:0.0 %})."));
        printer.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"Confidence in the evidence is {confidence.Word}: coverage {confidence.Coverage:0 %}, corroboration {confidence.Corroboration:0 %}, reliability {confidence.Reliability:0 %}."));
        printer.Line();
    }

    private static Sheet WaterfallOf(Scenario scenario, ScenarioLikelihood likelihood)
    {
        var sheet = new Sheet("step", "bearing", "stories", "weight", "expected", "nats", "likelihood");
        var logOdds = Math.Log(likelihood.Prior / (1 - likelihood.Prior));
        sheet.Add($"published: {scenario.PublishedWord}", null, null, null, null, null, likelihood.Prior);
        foreach (var step in MovingOf(likelihood))
        {
            logOdds += step.Nats;
            sheet.Add(step.Indicator.Value, step.Bearing.Symbol, step.Support.Stories, step.Support.Weight, step.Support.Expected, step.Nats, Probability(logOdds));
        }

        var rest = likelihood.Contributions.Where(one => Math.Abs(one.Nats) < LeastNats && one.Bearing.Steps != 0).Sum(one => one.Nats);
        if (rest != 0)
        {
            logOdds += rest;
            sheet.Add("all others", null, null, null, null, rest, Probability(logOdds));
        }

        if (scenario.Group is not null)
        {
            sheet.Add($"rivals in {scenario.Group}", null, null, null, null, likelihood.RivalNats, Probability(logOdds + likelihood.RivalNats));
        }

        sheet.Add($"now: {likelihood.Word}", null, null, null, null, null, likelihood.Probability);
        return sheet;
    }

    private static double Probability(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    private static async Task PrintNotesAsync(Printer printer, WhyQuestion asked, CancellationToken cancellationToken)
    {
        var notes = await asked.Workspace.PackNotes.ReadAsync(asked.Pack.Id, cancellationToken);
        foreach (var note in notes.Where(note => note.Day <= asked.Day))
        {
            printer.Line(string.Create(CultureInfo.InvariantCulture, $"{note.Day:yyyy-MM-dd}  {note.Text}"));
        }
    }
}
