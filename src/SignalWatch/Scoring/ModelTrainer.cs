using System.Globalization;
using SignalWatch.Packs;

namespace SignalWatch.Scoring;

/// <summary>Trains a pack's classifier from its examples: the same examples give the same model, byte for byte.</summary>
public static class ModelTrainer
{
    private const int Folds = 3;

    /// <summary>Trains, calibrates and sets the thresholds of every indicator of the pack.</summary>
    /// <param name="pack">Gives the indicators and concepts.</param>
    /// <param name="examples">At least one.</param>
    /// <param name="progress">Told in a few words what is being done; null when nobody listens.</param>
    /// <param name="cancellationToken">Stops between two indicators.</param>
    /// <exception cref="ArgumentException">There are no examples, or none for an indicator.</exception>
    public static ClassifierModel Train(
        Pack pack, IReadOnlyList<Example> examples, IProgress<string>? progress, CancellationToken cancellationToken) =>
        Train(pack, examples, [], progress, cancellationToken);

    /// <summary>As above, with texts that analysts judged: each weighs <see cref="JudgedText.Weight"/> for its indicator and nothing for others.</summary>
    /// <param name="pack">Gives the indicators and concepts.</param>
    /// <param name="examples">At least one for each indicator. Calibration and thresholds come from these alone: what was judged is no fair sample of the news.</param>
    /// <param name="judged">One a text and indicator; may be empty.</param>
    /// <param name="progress">Told in a few words what is being done; null when nobody listens.</param>
    /// <param name="cancellationToken">Stops between two indicators.</param>
    /// <exception cref="ArgumentException">There are no examples, or none for an indicator.</exception>
    public static ClassifierModel Train(
        Pack pack, IReadOnlyList<Example> examples, IReadOnlyList<JudgedText> judged, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        foreach (var indicator in pack.Indicators)
        {
            if (!examples.Any(example => example.Indicators.Contains(indicator.Id)))
            {
                throw new ArgumentException($"No example is labelled '{indicator.Id}'; add some to the pack's examples.", nameof(examples));
            }
        }

        progress?.Report(string.Create(CultureInfo.InvariantCulture, $"reading {examples.Count} examples"));
        List<Example> all = [.. examples, .. judged.Select(one => one.ToExample())];
        var set = TrainingSet.Build(pack, all, Folds, cancellationToken);
        var trained = new TrainedIndicator[pack.Indicators.Count];
        var done = 0;
        Parallel.For(
            0,
            trained.Length,
            new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount },
            i =>
            {
                var indicator = pack.Indicators[i].Id;
                var weights = Enumerable.Repeat(1f, examples.Count).Concat(judged.Select(one => one.Indicator == indicator ? JudgedText.Weight : 0));
                trained[i] = TrainIndicator(set, [.. all.Select(example => example.Indicators.Contains(indicator))], [.. weights], examples.Count);
                progress?.Report(string.Create(
                    CultureInfo.InvariantCulture, $"trained {indicator} ({Interlocked.Increment(ref done)} of {trained.Length})"));
            });
        var cut = ThresholdChoice.Of([.. trained.Select(one => one.Unseen)], [.. trained.Select(one => one.Labels)], set.Folds);
        return new ClassifierModel(pack, new ModelContent
        {
            Fingerprint = ModelFingerprint.Of(pack, examples, judged),
            PackFingerprint = ModelFingerprint.OfPack(pack),
            Languages = [.. examples.Select(example => ClassifierModel.PrimarySubtag(example.Language)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Indicators = [.. pack.Indicators.Zip(trained, (indicator, one) => new IndicatorModel(
                indicator.Id, one.Scaling.Apply(one.Full.Bias), PlattScaling.Probability(one.Scaling.Apply(cut))))],
            Vocabulary = set.Vocabulary,
            Weights = Interleave(trained, set.Vocabulary.Count),
        });
    }

    private static TrainedIndicator TrainIndicator(TrainingSet set, bool[] labels, float[] weights, int calibrating)
    {
        var unseen = new double[calibrating];
        for (var fold = 0; fold < Folds; fold++)
        {
            var held = fold;
            var partial = LogisticRegression.Train(set.Rows, labels, set.Vocabulary.Count, i => set.Folds[i] != held ? weights[i] : 0);
            for (var i = 0; i < calibrating; i++)
            {
                unseen[i] = set.Folds[i] == held ? partial.LogOdds(set.Rows[i]) : unseen[i];
            }
        }

        var full = LogisticRegression.Train(set.Rows, labels, set.Vocabulary.Count, i => weights[i]);
        var known = labels[..calibrating];
        return new TrainedIndicator(full, PlattScaling.Fit(unseen, known), unseen, known);
    }

    private static Half[] Interleave(TrainedIndicator[] trained, int features)
    {
        var weights = new Half[features * trained.Length];
        for (var i = 0; i < trained.Length; i++)
        {
            for (var feature = 0; feature < features; feature++)
            {
                weights[(feature * trained.Length) + i] = (Half)(float)(trained[i].Full.Weights[feature] * trained[i].Scaling.Slope);
            }
        }

        return weights;
    }

    // Unseen: the log-odds of each example of the pack by a model trained without it, and Labels what it is; calibration and the cut rest on them.
    private sealed record TrainedIndicator(LinearWeights Full, PlattScaling Scaling, double[] Unseen, bool[] Labels);
}
