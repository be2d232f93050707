namespace SignalWatch.Benchmarks.Levels;

/// <summary>Draws from the distributions that simulated news follows.</summary>
internal static class Sampling
{
    /// <summary>A Poisson count, by Knuth's product of uniform numbers.</summary>
    /// <param name="random">The source of chance.</param>
    /// <param name="mean">0 to 500.</param>
    public static int Poisson(this Random random, double mean)
    {
        var limit = Math.Exp(-mean);
        var count = 0;
        for (var product = random.NextDouble(); product > limit; product *= random.NextDouble())
        {
            count++;
        }

        return count;
    }

    /// <summary>A negative binomial count: Poisson with a gamma distributed rate.</summary>
    public static int NegativeBinomial(this Random random, double mean, double dispersion) =>
        random.Poisson(mean * dispersion * random.Gamma(1 / dispersion));

    /// <summary>A standard normal number, by Box and Muller.</summary>
    public static double Normal(this Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    // Marsaglia and Tsang (2000).
    private static double Gamma(this Random random, double shape)
    {
        if (shape < 1)
        {
            return random.Gamma(shape + 1) * Math.Pow(1 - random.NextDouble(), 1 / shape);
        }

        var d = shape - 1 / 3.0;
        while (true)
        {
            var x = random.Normal();
            var v = Math.Pow(1 + x / Math.Sqrt(9 * d), 3);
            if (v > 0 && Math.Log(1 - random.NextDouble()) < 0.5 * x * x + d - d * v + d * Math.Log(v))
            {
                return d * v;
            }
        }
    }
}
