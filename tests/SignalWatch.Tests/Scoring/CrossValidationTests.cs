using SignalWatch.Packs;
using SignalWatch.Scoring;

namespace SignalWatch.Tests.Scoring;

public sealed class CrossValidationTests(TrainedModel trained)
{
    [Fact]
    public void Every_example_is_scored_once_by_a_model_that_has_not_seen_it()
    {
        var trainings = new List<string>();

        var scored = CrossValidation.Score(trained.Pack, trained.FewExamples, 2, new Recorder(trainings), CancellationToken.None);

        Assert.Equal(["training 1 of 2", "training 2 of 2"], trainings, StringComparer.Ordinal);
        Assert.Equal(
            trained.FewExamples.Select(example => example.Text).Order(StringComparer.Ordinal),
            scored.Select(text => text.Labelled.Text.Title).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
        var folds = CrossValidation.FoldsOf(trained.FewExamples, 2);
        foreach (var (example, fold) in trained.FewExamples.Zip(folds))
        {
            var others = trained.FewExamples.Where((_, i) => folds[i] != fold).ToList();
            var expected = ModelFingerprint.Short(ModelFingerprint.Of(trained.Pack, others));
            Assert.Equal(expected, scored.First(text => string.Equals(text.Labelled.Text.Title, example.Text, StringComparison.Ordinal)).Classifier?.ModelVersion);
        }
    }

    [Fact]
    public void Near_duplicates_share_a_fold_and_folds_are_alike_in_size()
    {
        var examples = Enumerable.Range(0, 2000).Select(i => new Example("en", [], string.Create(null, $"a{i} b{i} c{i} d{i} e{i}"), i)).ToList();
        var twins = examples.Select(example => example with { Text = example.Text.Replace(" e", " f", StringComparison.Ordinal), Line = example.Line + 5000 });

        var folds = CrossValidation.FoldsOf([.. examples, .. twins], 5);

        Assert.Equal(folds[..2000], folds[2000..]);
        Assert.All(folds.CountBy(fold => fold), fold => Assert.InRange(fold.Value, 650, 950));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(21)]
    public void A_number_of_folds_out_of_bounds_is_refused(int folds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CrossValidation.Score(trained.Pack, trained.FewExamples, folds, null, CancellationToken.None));

    private sealed class Recorder(List<string> reports) : IProgress<string>
    {
        public void Report(string value) => reports.Add(value);
    }
}
