using Microsoft.Extensions.Logging.Abstractions;
using SignalWatch.Packs;
using SignalWatch.Scoring;

namespace SignalWatch.Tests.Scoring;

public sealed class ModelCacheTests(TrainedModel trained) : IDisposable
{
    private readonly string _directory = Path.Combine(Path.GetTempPath(), "signalwatch-" + Guid.NewGuid().ToString("N"));
    private int _trainings;

    private string ModelPath => Path.Combine(_directory, "model-north-south.bin");

    public void Dispose()
    {
        if (Directory.Exists(_directory))
        {
            Directory.Delete(_directory, recursive: true);
        }
    }

    [Fact]
    public async Task A_model_is_trained_once_and_then_loaded()
    {
        var first = await LoadOrTrain(trained.FewExamples);
        var second = await LoadOrTrain(trained.FewExamples);

        Assert.Equal(1, _trainings);
        Assert.Equal(first.ModelVersion, second.ModelVersion);
        Assert.Equal([ModelPath], Directory.GetFiles(_directory));
    }

    [Fact]
    public async Task Changed_examples_and_a_damaged_file_are_trained_again()
    {
        await LoadOrTrain(trained.FewExamples);
        await LoadOrTrain([.. trained.FewExamples, new Example("en", [], "Storks return early to the wetlands", 9999)]);
        await File.WriteAllTextAsync(ModelPath, "not a model", TestContext.Current.CancellationToken);

        await LoadOrTrain(trained.FewExamples);

        Assert.Equal(3, _trainings);
    }

    private Task<ClassifierModel> LoadOrTrain(IReadOnlyList<Example> examples) =>
        ModelCache.LoadOrTrainAsync(
            trained.Pack, examples, _directory, new Counter(this), NullLogger.Instance, TestContext.Current.CancellationToken);

    private sealed class Counter(ModelCacheTests tests) : IProgress<string>
    {
        public void Report(string value) => tests._trainings += value.StartsWith("reading", StringComparison.Ordinal) ? 1 : 0;
    }
}
