namespace SignalWatch.Scoring;

/// <summary>The decisions whose probability lies in one interval, and how many of them came true.</summary>
/// <param name="Count">Decisions in the bin; at least 1.</param>
/// <param name="Positives">Those that are labelled.</param>
/// <param name="MeanProbability">Mean of their probabilities, 0 to 1.</param>
public sealed record ReliabilityBin(int Count, int Positives, double MeanProbability)
{
    private const double Normal95 = 1.959964;

    /// <summary>Share that is labelled, 0 to 1; equal to the mean probability where calibration is perfect.</summary>
    public double Frequency => (double)Positives / Count;

    /// <summary>Where the true share lies with 95 % confidence (Wilson, "Probable Inference", JASA 22, 1927).</summary>
    public (double Low, double High) Interval
    {
        get
        {
            var square = Normal95 * Normal95;
            var middle = (Frequency + (square / (2 * Count))) / (1 + (square / Count));
            var half = Normal95 / (1 + (square / Count)) * Math.Sqrt((Frequency * (1 - Frequency) / Count) + (square / (4d * Count * Count)));
            return (Math.Max(0, middle - half), Math.Min(1, middle + half));
        }
    }
}
