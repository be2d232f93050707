using SignalWatch.Packs;
using SignalWatch.Scoring;

namespace SignalWatch.Tests.Scoring;

public sealed class ExplanationTests(TrainedModel trained)
{
    [Fact]
    public void Contributions_sum_to_the_log_odds_of_the_probability_given()
    {
        var texts = trained.Examples.Where((_, i) => i % 100 == 0).Select(example => new NewsText(example.Text, "", example.Language)).ToList();

        var scored = trained.Model.Score(texts);

        for (var i = 0; i < texts.Count; i++)
        {
            foreach (var one in scored[i])
            {
                var sum = trained.Model.Explain(texts[i], one.Indicator).Contributions.Sum(contribution => contribution.Nats);

                Assert.Equal(Math.Log(one.Probability / (1 - one.Probability)), sum, 1e-3);
            }
        }
    }

    [Fact]
    public void The_strongest_features_are_named_with_their_weights()
    {
        var explanation = new Explanation(
            new IndicatorId("x"),
            -1.9,
            [new("(base rate)", -5), new("Georgia + protest", 3.14), new("Atlanta", -2.06), new("(year)", 1.5), new("parliament", 0.52)],
            "A sentence.");

        Assert.Equal("Georgia + protest +3.1, parliament +0.5", explanation.Strongest(5));
        Assert.Equal("Georgia + protest +3.1", explanation.Strongest(1));
        Assert.Equal("Georgia + protest +3.1, Atlanta -2.1, parliament +0.5", explanation.StrongestEitherWay(5));
    }
}
