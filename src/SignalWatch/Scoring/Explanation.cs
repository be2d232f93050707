using System.Globalization;
using SignalWatch.Packs;

namespace SignalWatch.Scoring;

/// <summary>Why an item has its probability for an indicator.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="LogOdds">The calibrated log-odds, in nats: the sum of all contributions.</param>
/// <param name="Contributions">Every contribution, greatest magnitude first; the model's constant is among them as "(base rate)".</param>
/// <param name="Sentence">The sentence that carries most of the evidence, as written.</param>
public sealed record Explanation(IndicatorId Indicator, double LogOdds, IReadOnlyList<Contribution> Contributions, string Sentence)
{
    /// <summary>The features that speak most for the indicator on one line, such as <c>Georgia + protest +1.9, parliament +0.8</c>.</summary>
    /// <param name="most">The most features wanted.</param>
    public string Strongest(int most) => string.Join(", ", Contributions
        .Where(contribution => contribution.Nats > 0 && !contribution.Feature.StartsWith('('))
        .Take(most)
        .Select(contribution => string.Create(CultureInfo.InvariantCulture, $"{contribution.Feature} +{contribution.Nats:0.0}")));

    /// <summary>The features that move the log-odds most, for or against, on one line, such as <c>Georgia + protest +1.9, Atlanta -2.3</c>.</summary>
    /// <param name="most">The most features wanted.</param>
    public string StrongestEitherWay(int most) => string.Join(", ", Contributions
        .Where(contribution => !contribution.Feature.StartsWith('('))
        .Take(most)
        .Select(contribution => string.Create(CultureInfo.InvariantCulture, $"{contribution.Feature} {contribution.Nats:+0.0;-0.0}")));
}
