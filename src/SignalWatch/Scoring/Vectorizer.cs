namespace SignalWatch.Scoring;

/// <summary>Turns the features of a text into a sparse vector; used by one thread at a time.</summary>
internal sealed class Vectorizer(Vocabulary vocabulary)
{
    private readonly float[] _counts = new float[vocabulary.Count];
    private readonly float[] _scales = new float[FeatureScale.Blocks];

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

            if (_counts[index] == 0)
            {
                Indices.Add(index);
            }

            _counts[index] += occurrence.Weight;
        }

        Array.Clear(_scales);
        foreach (var index in Indices)
        {
            var value = Dampened(_counts[index]) * vocabulary.Rarities[index];
            _counts[index] = 0;
            Values.Add(value);
            _scales[(int)vocabulary.Blocks[index]] += value * value;
        }

        for (var block = 0; block < _scales.Length; block++)
        {
            _scales[block] = _scales[block] > 0 ? FeatureScale.Length((FeatureBlock)block) / MathF.Sqrt(_scales[block]) : 0;
        }

        var values = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(Values);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] *= _scales[(int)vocabulary.Blocks[Indices[i]]];
        }
    }

    private static float Dampened(float count) => count <= 1 ? count : 1 + MathF.Log(count);
}
