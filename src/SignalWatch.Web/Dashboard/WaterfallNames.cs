using SignalWatch.Assessment;

namespace SignalWatch.Web.Dashboard;

/// <summary>What steps of a waterfall are called.</summary>
internal static class WaterfallNames
{
    /// <summary>The step's name in words.</summary>
    public static string Of(WaterfallStep step, ScenarioPage page) => step.Kind switch
    {
        StepKind.Published => $"Published: {page.Scenario.PublishedWord}",
        StepKind.Others => "All others",
        StepKind.Rivals => $"Rivals in the group {page.Scenario.Group}",
        StepKind.Now => $"Now: {page.Likelihood?.Word}",
        _ => page.Pack.Indicators.FirstOrDefault(indicator => indicator.Id == step.Contribution?.Indicator)?.Title ?? "",
    };
}
