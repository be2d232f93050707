using SignalWatch.Packs;

namespace SignalWatch.Scoring;

/// <summary>The examples as vectors.</summary>
/// <param name="Vocabulary">All features.</param>
/// <param name="Rows">One a text, in the examples' order.</param>
/// <param name="Folds">The part of the cross-validation that each text belongs to.</param>
internal sealed record TrainingSet(Vocabulary Vocabulary, IReadOnlyList<SparseRow> Rows, IReadOnlyList<int> Folds)
{
    /// <summary>Reads all examples.</summary>
    public static TrainingSet Build(Pack pack, IReadOnlyList<Example> examples, int folds, CancellationToken cancellationToken)
    {
        var featurizer = new TextFeaturizer(pack);
        var tokenizer = new TextTokenizer();
        var features = new TextFeatures();
        var texts = new List<IReadOnlyList<(ulong, FeatureBlock)>>(examples.Count);
        var occurrences = new List<Occurrence[]>(examples.Count);
        foreach (var example in examples)
        {
            cancellationToken.ThrowIfCancellationRequested();
            featurizer.Find(new NewsText(example.Text, "", example.Language), tokenizer, features);
            texts.Add([.. features.Occurrences.Select(occurrence => (occurrence.Hash, occurrence.Block)).Distinct()]);
            occurrences.Add([.. features.Occurrences]);
        }

        var vocabulary = Vocabulary.Build(texts);
        var vectorizer = new Vectorizer(vocabulary);
        var rows = new SparseRow[examples.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            features.Occurrences.Clear();
            features.Occurrences.AddRange(occurrences[i]);
            vectorizer.Read(features);
            var (indices, values) = (vectorizer.Indices.ToArray(), vectorizer.Values.ToArray());
            Array.Sort(indices, values);
            rows[i] = new SparseRow(indices, values);
        }

        return new TrainingSet(vocabulary, rows, [.. examples.Select(example => (int)(FeatureHash.Of(example.Text) % (ulong)folds))]);
    }
}
