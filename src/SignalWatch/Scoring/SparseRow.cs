namespace SignalWatch.Scoring;

/// <summary>A text as a sparse vector.</summary>
/// <param name="Indices">Feature indices, ascending.</param>
/// <param name="Values">Their values.</param>
internal sealed record SparseRow(int[] Indices, float[] Values)
{
    /// <summary>Dot product with dense weights.</summary>
    public double Dot(float[] weights)
    {
        var sum = 0d;
        for (var i = 0; i < Indices.Length; i++)
        {
            sum += Values[i] * weights[Indices[i]];
        }

        return sum;
    }

    /// <summary>The values, each multiplied by its feature's factor.</summary>
    public float[] Scaled(float[] factors)
    {
        var scaled = new float[Values.Length];
        for (var i = 0; i < scaled.Length; i++)
        {
            scaled[i] = Values[i] * factors[Indices[i]];
        }

        return scaled;
    }
}
