using System.Runtime.InteropServices;

namespace SignalWatch.Assessment;

/// <summary>The distribution of a count that varies more than chance alone makes it: a Poisson count whose rate is itself gamma distributed.</summary>
/// <param name="Mean">The mean; above 0.</param>
/// <param name="Dispersion">By how much the variance exceeds the mean, as a share of the mean's square; above 0.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct NegativeBinomial(double Mean, double Dispersion)
{
    /// <summary>The variance: <c>Mean + Dispersion * Mean²</c>.</summary>
    public double Variance => Mean * (1 + Dispersion * Mean);

    /// <summary>P(X &gt;= count): the plain, not the mid-p, tail. It is continued smoothly between whole numbers.</summary>
    public double TailFrom(double count) =>
        count <= 0 ? 1 : SpecialFunctions.RegularizedBeta(Mean * Dispersion / (1 + Mean * Dispersion), count, 1 / Dispersion);

    /// <summary>How much better another mean with the same dispersion explains a count, in nats; negative when worse.</summary>
    public double LogLikelihoodRatio(double count, double otherMean) =>
        count * Math.Log(otherMean / Mean)
        + (count + 1 / Dispersion) * Math.Log((1 + Dispersion * Mean) / (1 + Dispersion * otherMean));
}
