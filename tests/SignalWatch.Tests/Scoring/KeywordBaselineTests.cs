using System.Globalization;
using SignalWatch.Packs;
using SignalWatch.Scoring;

namespace SignalWatch.Tests.Scoring;

public sealed class KeywordBaselineTests(TrainedModel trained)
{
    [Fact]
    public void A_query_that_matches_is_a_signal_and_an_indicator_without_one_never_is()
    {
        var pack = trained.Pack with
        {
            Indicators = [trained.Pack.Indicators[0] with { Query = QueryParser.Parse("Tbilisi AND protest*") }, trained.Pack.Indicators[1] with { Query = null }],
        };

        var scored = new KeywordBaseline(pack).Score([Labelled("Protesters march", "In Tbilisi."), Labelled("Quiet evening", "In Tbilisi.")]);

        Assert.Equal([(1.0, true), (0.0, false)], scored[0].Results.Select(result => (result.Probability, result.IsSignal)));
        Assert.Equal([false, false], scored[1].Results.Select(result => result.IsSignal));
        Assert.Null(scored[0].Classifier);
    }

    [Fact]
    public void Every_indicator_of_the_shipped_pack_has_a_query() =>
        Assert.All(trained.Pack.Indicators, indicator => Assert.NotNull(indicator.Query));

    [Fact]
    public void Queries_are_a_serious_baseline_on_the_development_headlines_and_the_classifier_beats_them()
    {
        var texts = EvaluationTests.DevelopmentHeadlines();

        var (keywords, classifier) = (Evaluation.Of(new KeywordBaseline(trained.Pack).Score(texts)), Evaluation.Of(trained.Model, texts));

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"keywords: micro-F1 {keywords.MicroF1:F3} macro-F1 {keywords.MacroF1:F3}; classifier: {classifier.MicroF1:F3} {classifier.MacroF1:F3}"));
        Assert.InRange(keywords.MicroF1, 0.5, classifier.MicroF1);
        Assert.InRange(keywords.MacroF1, 0.5, classifier.MacroF1);
    }

    private static LabelledText Labelled(string title, string lead) => new(new NewsText(title, lead, "en"), []);
}
