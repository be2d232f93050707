using SignalWatch.Assessment;

namespace SignalWatch.Tests.Assessment;

public sealed class NegativeBinomialTests
{
    [Theory]
    [InlineData(0.02, 0.1)]
    [InlineData(1, 2)]
    [InlineData(5, 0.3)]
    [InlineData(40, 0.01)]
    public void The_tail_is_one_less_the_probabilities_below(double mean, double dispersion)
    {
        var distribution = new NegativeBinomial(mean, dispersion);

        var below = 0.0;
        for (var count = 0; count < 60; count++)
        {
            Assert.Equal(1 - below, distribution.TailFrom(count), 1e-9);
            below += ProbabilityOf(count, mean, dispersion);
        }
    }

    [Fact]
    public void With_hardly_any_dispersion_it_is_the_Poisson_distribution()
    {
        var distribution = new NegativeBinomial(2, 1e-6);

        Assert.Equal(1 - Math.Exp(-2) * (1 + 2 + 2), distribution.TailFrom(3), 1e-5);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(25)]
    public void The_likelihood_ratio_is_that_of_the_probabilities(int count)
    {
        var ratio = new NegativeBinomial(3, 0.4).LogLikelihoodRatio(count, 8);

        Assert.Equal(Math.Log(ProbabilityOf(count, 8, 0.4) / ProbabilityOf(count, 3, 0.4)), ratio, 1e-9);
    }

    // From the recurrence of the probabilities, which the code under test does not use.
    private static double ProbabilityOf(int count, double mean, double dispersion)
    {
        var probability = Math.Pow(1 + mean * dispersion, -1 / dispersion);
        for (var k = 0; k < count; k++)
        {
            probability *= (k + 1 / dispersion) / (k + 1) * (mean * dispersion / (1 + mean * dispersion));
        }

        return probability;
    }
}
