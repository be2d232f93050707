using SignalWatch.Packs;

namespace SignalWatch.Assessment;

/// <summary>
/// Moves the published likelihoods by the evidence. A scenario's log-odds are those of its published word plus, for each indicator,
/// bearing steps x <see cref="LikelihoodOptions.StepNats"/> x bounded net evidence: naive Bayes with the log likelihood ratio of a
/// story in place of counts (I. J. Good, "Probability and the Weighing of Evidence", 1950). Evidence of one indicator has
/// diminishing returns, since its stories are not independent of each other.
/// </summary>
public static class Likelihoods
{
    /// <summary>The likelihood of every scenario of the pack on a day, in the pack's order.</summary>
    /// <param name="pack">Gives priors, bearings and groups.</param>
    /// <param name="supports">The evidence of each indicator on one and the same day; an indicator left out has none.</param>
    /// <param name="day">That day.</param>
    /// <param name="options">How far evidence moves a scenario.</param>
    public static IReadOnlyList<ScenarioLikelihood> Of(Pack pack, IReadOnlyList<IndicatorSupport> supports, DateOnly day, LikelihoodOptions options)
    {
        var byIndicator = supports.ToDictionary(support => support.IndicatorId);
        var drafts = pack.Scenarios.Select(scenario => Draft.Of(pack, scenario, byIndicator, day, options)).ToList();
        return [.. drafts.Select(draft => Complete(pack, draft, drafts, day))];
    }

    /// <summary>Net evidence with diminishing returns: as it is where little, never beyond the bounds.</summary>
    /// <param name="net">In stories of full weight; negative where expected news did not come.</param>
    /// <param name="options">The bounds.</param>
    public static double Bounded(double net, LikelihoodOptions options) => net >= 0
        ? options.IndicatorBound * (1 - Math.Exp(-net / options.IndicatorBound))
        : -options.SilenceBound * (1 - Math.Exp(net / options.SilenceBound));

    // A scenario alone is a group of one. Written with exp(x) - 1, no evidence gives the prior to the last bit, and what a group's
    // priors leave of 1 stays with the futures that nobody named.
    private static ScenarioLikelihood Complete(Pack pack, Draft draft, IReadOnlyList<Draft> all, DateOnly day)
    {
        var group = draft.Scenario.Group is { } name ? all.Where(other => other.Scenario.Group == name) : [draft];
        var total = 1 + group.Sum(other => other.Prior * (Math.Exp(other.Nats) - 1));
        var probability = Math.Clamp(draft.Prior * Math.Exp(draft.Nats) / total, 0, 1);
        return new ScenarioLikelihood
        {
            ScenarioId = draft.Scenario.Id,
            Day = day,
            Prior = draft.Prior,
            Probability = probability,
            Word = pack.Scale.WordFor(probability).Word,
            Contributions = draft.Contributions,
            RivalNats = draft.Scenario.Group is null ? 0 : RivalNats(draft, probability),
            Confidence = Confidence.Of([.. draft.Contributions.Where(one => one.Bearing.Steps != 0).Select(one => one.Support)]),
        };
    }

    // A prior of 0 or 1 is beyond any evidence, and its log-odds are no number.
    private static double RivalNats(Draft draft, double probability) =>
        draft.Prior is > 0 and < 1 && probability is > 0 and < 1 ? LogOdds(probability) - LogOdds(draft.Prior) - draft.Nats : 0;

    private static double LogOdds(double probability) => Math.Log(probability / (1 - probability));

    private sealed record Draft(Scenario Scenario, double Prior, IReadOnlyList<IndicatorContribution> Contributions, double Nats)
    {
        public static Draft Of(
            Pack pack, Scenario scenario, Dictionary<IndicatorId, IndicatorSupport> supports, DateOnly day, LikelihoodOptions options)
        {
            var prior = pack.Scale.Find(scenario.PublishedWord)?.Point
                ?? throw new InvalidOperationException($"'{scenario.PublishedWord}' is no word of the pack's scale.");
            var contributions = pack.Indicators.Select(indicator =>
            {
                var support = supports.GetValueOrDefault(indicator.Id) ?? IndicatorSupport.None(indicator.Id, day);
                var bearing = indicator.Bearings[scenario.Id];
                return new IndicatorContribution(indicator.Id, bearing, support, bearing.Steps * options.StepNats * Bounded(support.Net, options));
            }).ToList();
            return new Draft(scenario, prior, contributions, contributions.Sum(one => one.Nats));
        }
    }
}
