using System.Globalization;
using SignalWatch.Assessment;
using SignalWatch.Cli.Output;
using SignalWatch.Packs;

namespace SignalWatch.Cli.Commands;

/// <summary>A scenario's waterfall: from the published word, indicator by indicator, to the likelihood.</summary>
internal static class WhyScenario
{
    /// <summary>Prints the waterfall, the stories of each step, and what was changed in the pack by then.</summary>
    public static async Task PrintAsync(Printer printer, WhyQuestion asked, Scenario scenario, CancellationToken cancellationToken)
    {
        var supports = await asked.Workspace.Supports.OnAsync(asked.Pack.Indicators, asked.Day, cancellationToken);
        var likelihood = Likelihoods.Of(asked.Pack, supports, asked.Day, new LikelihoodOptions()).First(one => one.ScenarioId == scenario.Id);
        var steps = Waterfall.Of(scenario, likelihood);
        var waterfall = SheetOf(scenario, likelihood, steps);
        if (asked.Format != OutputFormat.Table)
        {
            printer.Print(waterfall, asked.Format);
            return;
        }

        PrintHeading(printer, scenario, likelihood);
        printer.Print(waterfall, OutputFormat.Table);
        printer.Line();
        foreach (var contribution in steps.Select(step => step.Contribution).OfType<IndicatorContribution>())
        {
            var indicator = asked.Pack.Indicators.First(one => one.Id == contribution.Indicator);
            printer.Line(string.Create(CultureInfo.InvariantCulture, $"{indicator.Title} ({contribution.Bearing.Symbol}): {contribution.Bearing.Reason}"));
            WhyStories.Print(printer, await WhyStories.HeaviestAsync(asked, indicator, cancellationToken));
        }

        await PrintNotesAsync(printer, asked, cancellationToken);
    }

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

    private static Sheet SheetOf(Scenario scenario, ScenarioLikelihood likelihood, IReadOnlyList<WaterfallStep> steps)
    {
        var sheet = new Sheet("step", "bearing", "stories", "weight", "expected", "nats", "likelihood");
        foreach (var step in steps)
        {
            var (support, bearing) = (step.Contribution?.Support, step.Contribution?.Bearing);
            double? nats = step.Kind is StepKind.Published or StepKind.Now ? null : step.Nats;
            sheet.Add(NameOf(step, scenario, likelihood), bearing?.Symbol, support?.Stories, support?.Weight, support?.Expected, nats, step.After);
        }

        return sheet;
    }

    private static string NameOf(WaterfallStep step, Scenario scenario, ScenarioLikelihood likelihood) => step.Kind switch
    {
        StepKind.Published => $"published: {scenario.PublishedWord}",
        StepKind.Others => "all others",
        StepKind.Rivals => $"rivals in {scenario.Group}",
        StepKind.Now => $"now: {likelihood.Word}",
        _ => step.Contribution?.Indicator.Value ?? "",
    };

    private static async Task PrintNotesAsync(Printer printer, WhyQuestion asked, CancellationToken cancellationToken)
    {
        var notes = await asked.Workspace.PackNotes.ReadAsync(asked.Pack.Id, cancellationToken);
        foreach (var note in notes.Where(note => note.Day <= asked.Day))
        {
            printer.Line(string.Create(CultureInfo.InvariantCulture, $"{note.Day:yyyy-MM-dd}  {note.Text}"));
        }
    }
}
