using System.Runtime.InteropServices;

namespace SignalWatch.Scoring;

/// <summary>Turns a model's own log-odds into calibrated ones: slope * log-odds + offset.</summary>
/// <remarks>Fitted by Newton's method with backtracking: Lin, Lin and Weng, "A note on Platt's probabilistic outputs" (2007).</remarks>
/// <param name="Slope">Never below 0.05, so that the order of texts stays.</param>
/// <param name="Offset">In nats.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PlattScaling(double Slope, double Offset)
{
    /// <summary>How much rarer an indicator's news is in world news than among the examples: some 0.3 % of items against 3 %.</summary>
    public const double Background = 10;

    private const int Steps = 60;

    /// <summary>Fits on log-odds of texts that the model had not seen.</summary>
    public static PlattScaling Fit(IReadOnlyList<double> logOdds, IReadOnlyList<bool> labels)
    {
        var positives = labels.Count(label => label);
        var negatives = Background * (labels.Count - positives);
        var (high, low) = ((positives + 1d) / (positives + 2d), 1d / (negatives + 2d));
        var (slope, offset) = (1d, 0d);
        var loss = Loss(logOdds, labels, slope, offset, high, low);
        for (var step = 0; step < Steps; step++)
        {
            var (deltaSlope, deltaOffset) = Newton(logOdds, labels, slope, offset, high, low);
            var size = 1d;
            double next;
            while ((next = Loss(logOdds, labels, slope + (size * deltaSlope), offset + (size * deltaOffset), high, low)) > loss && size > 1e-8)
            {
                size /= 2;
            }

            var isDone = loss - next < 1e-10;
            if (next <= loss)
            {
                (slope, offset, loss) = (slope + (size * deltaSlope), offset + (size * deltaOffset), next);
            }

            if (isDone)
            {
                break;
            }
        }

        return new PlattScaling(Math.Max(slope, 0.05), offset);
    }

    /// <summary>The calibrated log-odds, in nats.</summary>
    public double Apply(double logOdds) => (Slope * logOdds) + Offset;

    private static (double Slope, double Offset) Newton(
        IReadOnlyList<double> logOdds, IReadOnlyList<bool> labels, double slope, double offset, double high, double low)
    {
        var (h11, h22, h12, g1, g2) = (1e-9, 1e-9, 0d, 0d, 0d);
        for (var i = 0; i < logOdds.Count; i++)
        {
            var p = Probability((slope * logOdds[i]) + offset);
            var weight = labels[i] ? 1 : Background;
            var error = weight * (p - (labels[i] ? high : low));
            var curvature = weight * p * (1 - p);
            h11 += logOdds[i] * logOdds[i] * curvature;
            h22 += curvature;
            h12 += logOdds[i] * curvature;
            g1 += logOdds[i] * error;
            g2 += error;
        }

        var determinant = (h11 * h22) - (h12 * h12);
        return (-((h22 * g1) - (h12 * g2)) / determinant, -((h11 * g2) - (h12 * g1)) / determinant);
    }

    private static double Loss(IReadOnlyList<double> logOdds, IReadOnlyList<bool> labels, double slope, double offset, double high, double low)
    {
        var sum = 0d;
        for (var i = 0; i < logOdds.Count; i++)
        {
            var value = (slope * logOdds[i]) + offset;
            var target = labels[i] ? high : low;
            sum += (labels[i] ? 1 : Background) * (Math.Max(value, 0) - (value * target) + Math.Log(1 + Math.Exp(-Math.Abs(value))));
        }

        return sum;
    }

    /// <summary>The logistic function.</summary>
    public static double Probability(double logOdds) =>
        logOdds >= 0 ? 1 / (1 + Math.Exp(-logOdds)) : Math.Exp(logOdds) / (1 + Math.Exp(logOdds));
}
