using SignalWatch.Packs;

namespace SignalWatch.Assessment;

/// <summary>A likelihood's arithmetic in the order in which it is told: from the published word, the greatest step first, to today's.</summary>
public static class Waterfall
{
    // Below this a step moves the likelihood by less than a tenth of a percent.
    private const double LeastNats = 0.005;

    /// <summary>The steps; the first is the published likelihood, the last the one on the day.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="likelihood">Its likelihood.</param>
    public static IReadOnlyList<WaterfallStep> Of(Scenario scenario, ScenarioLikelihood likelihood)
    {
        var steps = new List<WaterfallStep> { new(StepKind.Published, null, 0, likelihood.Prior, likelihood.Prior) };
        var logOdds = Math.Log(likelihood.Prior / (1 - likelihood.Prior));
        foreach (var moving in likelihood.Contributions.Where(IsTold).OrderByDescending(one => Math.Abs(one.Nats)))
        {
            Add(StepKind.Indicator, moving, moving.Nats);
        }

        var rest = likelihood.Contributions.Where(one => !IsTold(one) && one.Bearing.Steps != 0).Sum(one => one.Nats);
        if (rest != 0)
        {
            Add(StepKind.Others, null, rest);
        }

        if (scenario.Group is not null)
        {
            Add(StepKind.Rivals, null, likelihood.RivalNats);
        }

        return [.. steps, new WaterfallStep(StepKind.Now, null, 0, likelihood.Probability, likelihood.Probability)];

        void Add(StepKind kind, IndicatorContribution? contribution, double nats)
        {
            steps.Add(new WaterfallStep(kind, contribution, nats, Probability(logOdds), Probability(logOdds + nats)));
            logOdds += nats;
        }
    }

    private static bool IsTold(IndicatorContribution contribution) => Math.Abs(contribution.Nats) >= LeastNats;

    private static double Probability(double logOdds) => 1 / (1 + Math.Exp(-logOdds));
}
