using SignalWatch.Packs;

namespace SignalWatch.Scoring;

/// <summary>Measures a classifier on labelled texts.</summary>
/// <param name="Indicators">Figures of each indicator, in the model's order.</param>
public sealed record Evaluation(IReadOnlyList<IndicatorFigures> Indicators)
{
    private const int Bins = 10;

    /// <summary>F1 over all decisions of all indicators together.</summary>
    public double MicroF1
    {
        get
        {
            var hits = Indicators.Sum(one => one.TruePositives);
            return hits == 0 ? 0 : 2d * hits / (hits + Indicators.Sum(one => one.FalsePositives) + Indicators.Sum(one => one.Support));
        }
    }

    /// <summary>Mean F1 of the indicators that have labelled texts.</summary>
    public double MacroF1 => Indicators.Where(one => one.Support > 0).Select(one => one.F1).DefaultIfEmpty().Average();

    /// <summary>Mean of the indicators' calibration errors.</summary>
    public double CalibrationError => Indicators.Select(one => one.CalibrationError).DefaultIfEmpty().Average();

    /// <summary>Scores the texts and compares with their labels.</summary>
    public static Evaluation Of(IClassifier classifier, IReadOnlyList<LabelledText> texts)
    {
        var results = classifier.Score([.. texts.Select(text => text.Text)]);
        if (results.Count == 0)
        {
            return new Evaluation([]);
        }

        return new Evaluation([.. results[0].Select((one, position) =>
            FiguresOf(one.Indicator, [.. results.Select((result, i) => (result[position], texts[i].Indicators.Contains(one.Indicator)))]))]);
    }

    private static IndicatorFigures FiguresOf(IndicatorId indicator, (IndicatorProbability Result, bool IsTrue)[] decisions)
    {
        var support = decisions.Count(decision => decision.IsTrue);
        return new IndicatorFigures(
            indicator,
            support,
            decisions.Count(decision => decision.Result.IsSignal && decision.IsTrue),
            decisions.Count(decision => decision.Result.IsSignal && !decision.IsTrue),
            AveragePrecisionOf(decisions, support),
            CalibrationErrorOf(decisions));
    }

    private static double AveragePrecisionOf((IndicatorProbability Result, bool IsTrue)[] decisions, int support)
    {
        var (found, sum, rank) = (0, 0d, 0);
        foreach (var (_, isTrue) in decisions.OrderByDescending(decision => decision.Result.Probability))
        {
            rank++;
            if (isTrue)
            {
                found++;
                sum += (double)found / rank;
            }
        }

        return support == 0 ? double.NaN : sum / support;
    }

    private static double CalibrationErrorOf((IndicatorProbability Result, bool IsTrue)[] decisions) =>
        decisions
            .GroupBy(decision => Math.Min((int)(decision.Result.Probability * Bins), Bins - 1))
            .Sum(bin => Math.Abs(bin.Sum(decision => decision.Result.Probability) - bin.Count(decision => decision.IsTrue)))
        / decisions.Length;
}
