namespace SignalWatch.Assessment;

/// <summary>The two functions behind the tails of count distributions that .NET does not have.</summary>
internal static class SpecialFunctions
{
    private const int MostTerms = 2000;
    private const double Tiny = 1e-300;
    private const double Precision = 1e-13;

    // Lanczos' approximation with g = 5 and six terms (Numerical Recipes, 3rd edition, section 6.1): error below 2e-10.
    private static readonly double[] Lanczos =
        [76.18009172947146, -86.50532032941677, 24.01409824083091, -1.231739572450155, 0.1208650973866179e-2, -0.5395239384953e-5];

    /// <summary>The logarithm of the gamma function.</summary>
    /// <param name="x">Above 0.</param>
    public static double LogGamma(double x)
    {
        var shifted = x + 5.5;
        var series = 1.000000000190015;
        for (var term = 0; term < Lanczos.Length; term++)
        {
            series += Lanczos[term] / (x + term + 1);
        }

        return (x + 0.5) * Math.Log(shifted) - shifted + Math.Log(2.5066282746310005 * series / x);
    }

    /// <summary>The regularised incomplete beta function I_x(a, b), by Lentz' continued fraction (Numerical Recipes, section 6.4).</summary>
    /// <param name="x">0 to 1.</param>
    /// <param name="a">Above 0.</param>
    /// <param name="b">Above 0.</param>
    public static double RegularizedBeta(double x, double a, double b)
    {
        if (x is <= 0 or >= 1)
        {
            return x <= 0 ? 0 : 1;
        }

        var front = Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + a * Math.Log(x) + b * Math.Log(1 - x));
        var value = x < (a + 1) / (a + b + 2) ? front * Fraction(x, a, b) / a : 1 - front * Fraction(1 - x, b, a) / b;
        return Math.Clamp(value, 0, 1);
    }

    private static double Fraction(double x, double a, double b)
    {
        var c = 1.0;
        var d = 1 / Away(1 - (a + b) * x / (a + 1));
        var value = d;
        for (var m = 1; m <= MostTerms; m++)
        {
            var even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / Away(1 + even * d);
            c = Away(1 + even / c);
            value *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / Away(1 + odd * d);
            c = Away(1 + odd / c);
            value *= d * c;
            if (Math.Abs(d * c - 1) < Precision)
            {
                break;
            }
        }

        return value;
    }

    private static double Away(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
