namespace SignalWatch.Scoring;

/// <summary>One logistic regression.</summary>
/// <param name="Weights">One weight a feature.</param>
/// <param name="Bias">The constant.</param>
internal sealed record LinearWeights(float[] Weights, double Bias)
{
    /// <summary>Log-odds before calibration, in nats.</summary>
    public double LogOdds(SparseRow row) => Bias + row.Dot(Weights);
}
