using SignalWatch.Packs;
using SignalWatch.Scoring;

namespace SignalWatch.Tests.Scoring;

public sealed class ModelTrainerTests(TrainedModel trained)
{
    [Fact]
    public void The_same_examples_give_the_same_bytes()
    {
        var first = Bytes(ModelTrainer.Train(trained.Pack, trained.FewExamples, null, CancellationToken.None));
        var second = Bytes(ModelTrainer.Train(trained.Pack, trained.FewExamples, null, CancellationToken.None));

        Assert.Equal(first, second);
    }

    [Fact]
    public void One_more_example_gives_another_version()
    {
        var more = trained.FewExamples.Append(new Example("en", [], "Storks return early to the wetlands", 9999)).ToList();

        Assert.NotEqual(
            ModelFingerprint.Of(trained.Pack, trained.FewExamples),
            ModelFingerprint.Of(trained.Pack, more));
    }

    [Fact]
    public void An_indicator_without_examples_is_an_error_that_names_it()
    {
        var none = trained.FewExamples.Where(example => !example.Indicators.Contains(new IndicatorId("india-corridor"))).ToList();

        var error = Assert.Throws<ArgumentException>(() => ModelTrainer.Train(trained.Pack, none, null, CancellationToken.None));

        Assert.Contains("india-corridor", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Training_stops_when_asked()
    {
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => ModelTrainer.Train(trained.Pack, trained.FewExamples, null, stopped.Token));
    }

    private static byte[] Bytes(ClassifierModel model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }
}
