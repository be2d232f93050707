using SignalWatch.Packs;
using SignalWatch.Scoring;

namespace SignalWatch.Tests.Scoring;

public sealed class EvaluationFiguresTests
{
    private static readonly IndicatorId First = new("first");
    private static readonly IndicatorId Second = new("second");

    [Fact]
    public void Means_count_what_they_say()
    {
        var evaluation = Evaluation.Of([
            .. Many(8, 0.9, 0.1, isSignal: true, First), .. Many(2, 0.1, 0.1, isSignal: false, First),
            .. Many(2, 0.9, 0.9, isSignal: true), .. Many(1, 0.1, 0.2, isSignal: false, Second)]);

        var (first, second) = (evaluation.Indicators[0], evaluation.Indicators[1]);
        Assert.Equal((10, 8, 2), (first.Support, first.TruePositives, first.FalsePositives));
        Assert.Equal((1, 0, 10), (second.Support, second.TruePositives, second.FalsePositives));
        Assert.Equal((8 / 20.0, 8 / 11.0, 16 / 31.0), (evaluation.MicroPrecision, evaluation.MicroRecall, evaluation.MicroF1));
        Assert.Equal(first.F1, evaluation.MacroF1OfFrequent);
        Assert.Equal(first.F1 / 2, evaluation.MacroF1);
    }

    [Fact]
    public void Average_precision_takes_tied_texts_together()
    {
        var best = Evaluation.Of([One(0.9, First), One(0.5), One(0.3, First), One(0.1)]);
        var tied = Evaluation.Of([One(0.5, First), One(0.5), One(0.5), One(0.5, First)]);
        var turned = Evaluation.Of([One(0.5), One(0.5), One(0.5, First), One(0.5, First)]);

        Assert.Equal((1 + (2 / 3.0)) / 2, best.Indicators[0].AveragePrecision, 9);
        Assert.Equal(0.5, tied.Indicators[0].AveragePrecision, 9);
        Assert.Equal(0.5, turned.Indicators[0].AveragePrecision, 9);
        Assert.Equal(double.NaN, best.Indicators[1].AveragePrecision);
    }

    [Fact]
    public void The_calibration_error_weighs_the_gap_of_each_bin()
    {
        var evaluation = Evaluation.Of([One(0.85, First), One(0.85, First), One(0.85), One(0.85), One(1, First)]);

        var bins = Reliability(evaluation, First);

        Assert.Equal((0.35 * 4 / 5) + 0, bins, 9);
        Assert.Equal([(4, 2), (1, 1)], evaluation.Reliability.Bins.Skip(1).Select(bin => (bin.Count, bin.Positives)));
        Assert.Equal((5, 0), (evaluation.Reliability.Bins[0].Count, evaluation.Reliability.Bins[0].Positives));
    }

    [Theory]
    [InlineData(10, 0, 0, 0.2775)]
    [InlineData(10, 5, 0.2366, 0.7634)]
    [InlineData(100, 99, 0.9455, 0.9982)]
    public void The_interval_of_a_bin_is_Wilsons(int count, int positives, double low, double high)
    {
        var interval = new ReliabilityBin(count, positives, 0.5).Interval;

        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Fact]
    public void The_worst_errors_are_those_farthest_from_their_label()
    {
        List<ScoredText> texts = [One(0.6), One(0.9, First), One(0.05, First), One(0.99), One(0.3)];

        var errors = ScoringError.Worst(texts, 2);

        Assert.Equal([(0.99, false), (0.05, true)], errors.Select(error => (error.Result.Probability, error.IsMissed)));
        Assert.Equal(3, ScoringError.Worst(texts, 10).Count);
    }

    [Fact]
    public void Without_texts_there_are_no_figures()
    {
        var evaluation = Evaluation.Of([]);

        Assert.Empty(evaluation.Indicators);
        Assert.Equal(0, evaluation.MacroF1);
    }

    private static double Reliability(Evaluation evaluation, IndicatorId indicator) =>
        evaluation.Indicators.Single(one => one.Indicator == indicator).CalibrationError;

    private static ScoredText One(double probability, params IndicatorId[] labels) => Text(probability, 0.05, probability >= 0.5, false, labels);

    private static IEnumerable<ScoredText> Many(int count, double first, double second, bool isSignal, params IndicatorId[] labels) =>
        Enumerable.Repeat(Text(first, second, isSignal, isSignal, labels), count);

    private static ScoredText Text(double first, double second, bool isFirst, bool isSecond, IndicatorId[] labels) => new(
        new LabelledText(new NewsText("text", "", "en"), labels),
        [new IndicatorProbability(First, first, isFirst), new IndicatorProbability(Second, second, isSecond)],
        null);
}
