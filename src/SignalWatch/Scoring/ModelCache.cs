using Microsoft.Extensions.Logging;
using SignalWatch.Packs;

namespace SignalWatch.Scoring;

/// <summary>Keeps a pack's trained model in the data directory, so that only the first start, or a changed pack, trains.</summary>
public static partial class ModelCache
{
    /// <summary>Loads the pack's model, or trains and saves it when there is none, it is damaged, or the pack or its examples changed.</summary>
    /// <param name="pack">The pack; its examples are read from <see cref="Pack.ExamplesPath"/>.</param>
    /// <param name="directory">Holds <c>model-&lt;pack id&gt;.bin</c>; created when missing.</param>
    /// <param name="progress">Told what training is doing; null when nobody listens.</param>
    /// <param name="logger">Told why a model is trained.</param>
    /// <param name="cancellationToken">Stops reading or training.</param>
    /// <exception cref="PackException">The examples can't be read.</exception>
    public static async Task<ClassifierModel> LoadOrTrainAsync(
        Pack pack, string directory, IProgress<string>? progress, ILogger logger, CancellationToken cancellationToken)
    {
        var examples = ExampleFile.Read(pack.ExamplesPath, [.. pack.Indicators.Select(indicator => indicator.Id)]);
        if (examples.Problems.Count > 0)
        {
            throw new PackException(examples.Problems);
        }

        return await LoadOrTrainAsync(pack, examples.Examples, directory, progress, logger, cancellationToken);
    }

    /// <summary>As above, with the examples at hand.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="examples">What to train on.</param>
    /// <param name="directory">Holds <c>model-&lt;pack id&gt;.bin</c>; created when missing.</param>
    /// <param name="progress">Told what training is doing; null when nobody listens.</param>
    /// <param name="logger">Told why a model is trained.</param>
    /// <param name="cancellationToken">Stops reading or training.</param>
    public static async Task<ClassifierModel> LoadOrTrainAsync(
        Pack pack,
        IReadOnlyList<Example> examples,
        string directory,
        IProgress<string>? progress,
        ILogger logger,
        CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        var path = Path.Combine(directory, $"model-{pack.Id}.bin");
        if (TryLoad(pack, examples, path, logger) is { } kept)
        {
            return kept;
        }

        var model = await Task.Run(() => ModelTrainer.Train(pack, examples, progress, cancellationToken), cancellationToken);
        Save(model, path);
        Log.Saved(logger, model.ModelVersion, path);
        return model;
    }

    private static ClassifierModel? TryLoad(Pack pack, IReadOnlyList<Example> examples, string path, ILogger logger)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var model = ClassifierModel.Load(stream, pack);
            if (model.Content.Fingerprint.AsSpan().SequenceEqual(ModelFingerprint.Of(pack, examples)))
            {
                return model;
            }

            Log.ExamplesChanged(logger, path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            Log.NoModel(logger, path);
        }
        catch (ModelMismatchException e)
        {
            Log.Unusable(logger, e.Message);
        }

        return null;
    }

    private static void Save(ClassifierModel model, string path)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = File.Create(temporary))
            {
                model.Save(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(300, LogLevel.Information, "No model at {Path}; training one")]
        public static partial void NoModel(ILogger logger, string path);

        [LoggerMessage(301, LogLevel.Information, "The examples changed since {Path} was trained; training again")]
        public static partial void ExamplesChanged(ILogger logger, string path);

        [LoggerMessage(302, LogLevel.Warning, "{Reason} Training a new model")]
        public static partial void Unusable(ILogger logger, string reason);

        [LoggerMessage(303, LogLevel.Information, "Trained model {Version}, saved as {Path}")]
        public static partial void Saved(ILogger logger, string version, string path);
    }
}
