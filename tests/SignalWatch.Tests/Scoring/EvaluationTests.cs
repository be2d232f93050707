using System.Globalization;
using SignalWatch.Packs;
using SignalWatch.Scoring;

namespace SignalWatch.Tests.Scoring;

public sealed class EvaluationTests(TrainedModel trained)
{
    [Fact]
    public void The_development_headlines_are_recognised()
    {
        var texts = DevelopmentHeadlines();

        var evaluation = Evaluation.Of(trained.Model, texts);

        Print(evaluation);
        Assert.InRange(evaluation.MicroF1, 0.70, 1);
        Assert.InRange(evaluation.MacroF1, 0.73, 1);
        Assert.InRange(evaluation.CalibrationError, 0, 0.015);
    }

    [Fact]
    public void Figures_count_what_they_say()
    {
        var figures = new IndicatorFigures(new IndicatorId("x"), Support: 4, TruePositives: 3, FalsePositives: 1, 0.5, 0.1);

        Assert.Equal(0.75, figures.Precision);
        Assert.Equal(0.75, figures.Recall);
        Assert.Equal(0.75, figures.F1);
        Assert.Equal(0, (figures with { TruePositives = 0 }).F1);
    }

    internal static IReadOnlyList<LabelledText> DevelopmentHeadlines() =>
        [.. File.ReadLines(Repository.RequireShared("headlines", "dev.tsv")).Skip(1).Select(line => line.Split('\t'))
            .Select(cells => new LabelledText(
                new NewsText(cells[4], "", "en"),
                [.. cells[3].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => new IndicatorId(id))]))];

    private static void Print(Evaluation evaluation)
    {
        var output = TestContext.Current.TestOutputHelper;
        foreach (var one in evaluation.Indicators)
        {
            output?.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{one.Indicator.Value,-22} P {one.Precision:F2} R {one.Recall:F2} F1 {one.F1:F2} AP {one.AveragePrecision:F2} ECE {one.CalibrationError:F3} n {one.Support}"));
        }

        output?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"micro-F1 {evaluation.MicroF1:F3} macro-F1 {evaluation.MacroF1:F3} ECE {evaluation.CalibrationError:F3}"));
    }
}
