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
}
