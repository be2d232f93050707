namespace SignalWatch.Scoring;

/// <summary>Turns the features of a text into a sparse vector; used by one thread at a time.</summary>
internal sealed class Vectorizer(Vocabulary vocabulary)
{
    private readonly float[] counts = new float[vocabulary.Count];
    private readonly float[] scales = new float[FeatureScale.Blocks];

    /// <summary>Indices of the text's features, in the order in which they first occur.</summary>
    public List<int> Indices { get; } = new(1024);

    /// <summary>The values that belong to <see cref="Indices"/>.</summary>
    public List<float> Values { get; } = new(1024);

    /// <summary>Reads a text's features; what was read before is forgotten.</summary>
    public void Read(TextFeatures features)
    {
        Indices.Clear();
        Values.Clear();
        foreach (ref readonly var occurrence in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(features.Occurrences))
        {
            var index = vocabulary.IndexOf(occurrence.Hash);
            if (index < 0)
            {
                continue;
            }

            if (counts[index] == 0)
            {
                Indices.Add(index);
            }

            counts[index] += occurrence.Weight;
        }

        Array.Clear(scales);
        foreach (var index in Indices)
        {
            var value = Dampened(counts[index]) * vocabulary.Rarities[index];
            counts[index] = 0;
            Values.Add(value);
            scales[(int)vocabulary.Blocks[index]] += value * value;
        }

        for (var block = 0; block < scales.Length; block++)
        {
            scales[block] = scales[block] > 0 ? FeatureScale.Length((FeatureBlock)block) / MathF.Sqrt(scales[block]) : 0;
        }

        var values = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(Values);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] *= scales[(int)vocabulary.Blocks[Indices[i]]];
        }
    }

    private static float Dampened(float count) => count <= 1 ? count : 1 + MathF.Log(count);
}
