using System.Globalization;
using SignalWatch.Packs;

namespace SignalWatch.Scoring;

/// <summary>
/// Scores every example with a model that was trained without it: the examples are dealt into folds, and for each fold a model is
/// trained on the others. That costs a training for every fold. Near-duplicates share a fold, so that no model has seen a text's twin.
/// Examples are no sample of the news: their author chose how hard they are and how many are evidence. Figures on them serve to compare
/// with each other, and to measure a language that has no labelled news.
/// </summary>
public static class CrossValidation
{
    /// <summary>The fewest folds.</summary>
    public const int LeastFolds = 2;

    /// <summary>The most folds.</summary>
    public const int MostFolds = 20;

    /// <summary>The examples, fold by fold, each scored by the model that has not seen it.</summary>
    /// <param name="pack">Gives the indicators and concepts.</param>
    /// <param name="examples">Every indicator needs several.</param>
    /// <param name="folds"><see cref="LeastFolds"/> to <see cref="MostFolds"/>.</param>
    /// <param name="progress">Told of each training in a few words; null when nobody listens.</param>
    /// <param name="cancellationToken">Stops between two indicators' trainings.</param>
    /// <exception cref="ArgumentException">An indicator has no examples outside of a fold.</exception>
    public static IReadOnlyList<ScoredText> Score(
        Pack pack, IReadOnlyList<Example> examples, int folds, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, LeastFolds);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(folds, MostFolds);
        var foldOf = FoldsOf(examples, folds);
        var scored = new List<ScoredText>(examples.Count);
        for (var fold = 0; fold < folds; fold++)
        {
            progress?.Report(string.Create(CultureInfo.InvariantCulture, $"training {fold + 1} of {folds}"));
            var model = ModelTrainer.Train(pack, [.. examples.Where((_, i) => foldOf[i] != fold)], null, cancellationToken);
            var held = examples.Where((example, i) => foldOf[i] == fold && model.Knows(example.Language));
            scored.AddRange(ScoredText.ListOf(model, [.. held.Select(example => new LabelledText(new NewsText(example.Text, "", example.Language), example.Indicators))]));
        }

        return scored;
    }

    /// <summary>Each example's fold: a hash of the text decides, and near-duplicates share the first one's.</summary>
    internal static int[] FoldsOf(IReadOnlyList<Example> examples, int folds)
    {
        var position = examples.Select((example, i) => (example, i)).ToDictionary(pair => pair.example, pair => pair.i);
        var leader = Enumerable.Range(0, examples.Count).ToArray();
        foreach (var pair in NearDuplicates.Find(examples, ExampleLimits.GreatestOverlap))
        {
            var (joined, into) = (leader[position[pair.Second]], leader[position[pair.First]]);
            leader = Array.ConvertAll(leader, one => one == joined ? into : one);
        }

        // The upper half of the hash: training deals its own folds by the lower.
        return Array.ConvertAll(leader, one => (int)((FeatureHash.Of(examples[one].Text) >> 32) % (ulong)folds));
    }
}
