namespace SignalWatch.Scoring;

/// <summary>
/// How well probabilities agree with how often they come true: the non-empty ones of ten bins of equal width, 0 to 0.1 up to 0.9 to 1,
/// the lowest first.
/// </summary>
/// <param name="Bins">The bins.</param>
public sealed record Reliability(IReadOnlyList<ReliabilityBin> Bins)
{
    private const int MostBins = 10;

    /// <summary>
    /// Expected calibration error, 0 to 1: the mean over all decisions of the gap between their bin's mean probability and its share of
    /// labelled ones (Naeini, Cooper and Hauskrecht, "Obtaining Well Calibrated Probabilities Using Bayesian Binning", AAAI 2015).
    /// NaN without decisions.
    /// </summary>
    public double CalibrationError =>
        Bins.Sum(bin => bin.Count * Math.Abs(bin.MeanProbability - bin.Frequency)) / Bins.Sum(bin => bin.Count);

    internal static Reliability Of(IEnumerable<(double Probability, bool IsTrue)> decisions) => new([.. decisions
        .GroupBy(decision => Math.Min((int)(decision.Probability * MostBins), MostBins - 1))
        .OrderBy(bin => bin.Key)
        .Select(bin => new ReliabilityBin(bin.Count(), bin.Count(decision => decision.IsTrue), bin.Average(decision => decision.Probability)))]);
}
