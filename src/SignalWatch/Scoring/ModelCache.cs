using Microsoft.Extensions.Logging;
using SignalWatch.Packs;

namespace SignalWatch.Scoring;

/// <summary>Gives a pack's classifier from its <see cref="ModelShelf"/>, so that only the first start, or a changed pack, trains.</summary>
public static partial class ModelCache
{
    /// <summary>
    /// Loads the pack's model in use; where its file is damaged or gone, the newest good one. Trains and saves one when there is none,
    /// or the pack or its examples changed since it was chosen.
    /// </summary>
    /// <param name="pack">The pack; its examples are read from <see cref="Pack.ExamplesPath"/>.</param>
    /// <param name="directory">The data directory; created when missing.</param>
    /// <param name="judged">Asked for what analysts judged, should a model be trained; null for nothing.</param>
    /// <param name="progress">Told what training is doing; null when nobody listens.</param>
    /// <param name="logger">Told why a model is trained, or another one used.</param>
    /// <param name="cancellationToken">Stops reading or training.</param>
    /// <exception cref="PackException">The examples can't be read.</exception>
    public static async Task<ClassifierModel> LoadOrTrainAsync(
        Pack pack,
        string directory,
        Func<CancellationToken, Task<IReadOnlyList<JudgedText>>>? judged,
        IProgress<string>? progress,
        ILogger logger,
        CancellationToken cancellationToken) =>
        await LoadOrTrainAsync(pack, ReadExamples(pack), directory, judged, progress, logger, cancellationToken);

    /// <summary>As above, without anything that analysts judged.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="directory">The data directory; created when missing.</param>
    /// <param name="progress">Told what training is doing; null when nobody listens.</param>
    /// <param name="logger">Told why a model is trained, or another one used.</param>
    /// <param name="cancellationToken">Stops reading or training.</param>
    /// <exception cref="PackException">The examples can't be read.</exception>
    public static Task<ClassifierModel> LoadOrTrainAsync(
        Pack pack, string directory, IProgress<string>? progress, ILogger logger, CancellationToken cancellationToken) =>
        LoadOrTrainAsync(pack, directory, null, progress, logger, cancellationToken);

    /// <summary>The pack's examples.</summary>
    /// <exception cref="PackException">They can't be read.</exception>
    public static IReadOnlyList<Example> ReadExamples(Pack pack)
    {
        var examples = ExampleFile.Read(pack.ExamplesPath, [.. pack.Indicators.Select(indicator => indicator.Id)]);
        return examples.Problems.Count == 0 ? examples.Examples : throw new PackException(examples.Problems);
    }

    /// <summary>As above, with the examples at hand.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="examples">What to train on.</param>
    /// <param name="directory">The data directory; created when missing.</param>
    /// <param name="judged">Asked for what analysts judged, should a model be trained; null for nothing.</param>
    /// <param name="progress">Told what training is doing; null when nobody listens.</param>
    /// <param name="logger">Told why a model is trained, or another one used.</param>
    /// <param name="cancellationToken">Stops reading or training.</param>
    public static async Task<ClassifierModel> LoadOrTrainAsync(
        Pack pack,
        IReadOnlyList<Example> examples,
        string directory,
        Func<CancellationToken, Task<IReadOnlyList<JudgedText>>>? judged,
        IProgress<string>? progress,
        ILogger logger,
        CancellationToken cancellationToken)
    {
        var shelf = new ModelShelf(pack, directory);
        if (Load(shelf, ModelFingerprint.HexOf(pack, examples), logger) is { } kept)
        {
            return kept;
        }

        var texts = judged is null ? [] : await judged(cancellationToken);
        var model = await Task.Run(() => ModelTrainer.Train(pack, examples, texts, progress, cancellationToken), cancellationToken);
        shelf.Save(model);
        shelf.Use(model.ModelVersion, examples);
        Log.Saved(logger, model.ModelVersion, directory);
        return model;
    }

    private static ClassifierModel? Load(ModelShelf shelf, string fingerprint, ILogger logger)
    {
        var choice = shelf.Choice();
        if (choice is not null && choice.Examples != fingerprint)
        {
            Log.ExamplesChanged(logger, choice.Version);
            return null;
        }

        // Without a readable choice every kept model is as good as its age.
        IEnumerable<string> newest = shelf.List().Select(kept => kept.Version);
        foreach (var version in choice is null ? newest : newest.Where(version => version != choice.Version).Prepend(choice.Version))
        {
            try
            {
                var model = shelf.Read(version);
                if (version != choice?.Version)
                {
                    Log.FellBack(logger, version);
                }

                return model;
            }
            catch (ModelMismatchException e)
            {
                Log.Unusable(logger, e.Message);
            }
        }

        return null;
    }

    private static partial class Log
    {
        [LoggerMessage(301, LogLevel.Information, "The examples changed since model {Version} was chosen; training again")]
        public static partial void ExamplesChanged(ILogger logger, string version);

        [LoggerMessage(302, LogLevel.Warning, "{Reason}")]
        public static partial void Unusable(ILogger logger, string reason);

        [LoggerMessage(303, LogLevel.Information, "Trained model {Version}, saved in {Directory}")]
        public static partial void Saved(ILogger logger, string version, string directory);

        [LoggerMessage(304, LogLevel.Warning, "Using model {Version}, the newest good one, instead; 'models' lists what is kept")]
        public static partial void FellBack(ILogger logger, string version);
    }
}
