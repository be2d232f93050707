using SignalWatch.Packs;

namespace SignalWatch.Scoring;

/// <summary>Measures how well labelled texts are recognised.</summary>
/// <param name="Indicators">Figures of each indicator, in the pack's order.</param>
/// <param name="Reliability">Probabilities against outcomes over all decisions of all indicators.</param>
public sealed record Evaluation(IReadOnlyList<IndicatorFigures> Indicators, Reliability Reliability)
{
    /// <summary>From so many labelled texts on, an indicator's F1 is more than chance, and counts in <see cref="MacroF1OfFrequent"/>.</summary>
    public const int FrequentSupport = 10;

    /// <summary>Precision over all decisions of all indicators together; 0 when nothing is found.</summary>
    public double MicroPrecision => Ratio(Hits, Hits + Indicators.Sum(one => one.FalsePositives));

    /// <summary>Recall over all decisions of all indicators together; 0 when nothing is found.</summary>
    public double MicroRecall => Ratio(Hits, Support);

    /// <summary>F1 over all decisions of all indicators together; 0 when nothing is found.</summary>
    public double MicroF1 => Ratio(2d * Hits, Hits + Indicators.Sum(one => one.FalsePositives) + Support);

    /// <summary>Mean F1 of all indicators that have labelled texts.</summary>
    public double MacroF1 => Mean(1, one => one.F1);

    /// <summary>Mean F1 of the indicators with at least <see cref="FrequentSupport"/> labelled texts.</summary>
    public double MacroF1OfFrequent => Mean(FrequentSupport, one => one.F1);

    /// <summary>Mean of all indicators' calibration errors, each over its own bins.</summary>
    public double CalibrationError => Indicators.Select(one => one.CalibrationError).DefaultIfEmpty().Average();

    /// <summary>Labels of all texts together.</summary>
    public int Support => Indicators.Sum(one => one.Support);

    private int Hits => Indicators.Sum(one => one.TruePositives);

    /// <summary>The mean of a figure over the indicators with so many labelled texts; 0 when there are none.</summary>
    /// <param name="leastSupport">At least 1.</param>
    /// <param name="figure">The figure.</param>
    public double Mean(int leastSupport, Func<IndicatorFigures, double> figure) =>
        Indicators.Where(one => one.Support >= leastSupport).Select(figure).DefaultIfEmpty().Average();

    /// <summary>Scores the texts and compares with their labels.</summary>
    public static Evaluation Of(IClassifier classifier, IReadOnlyList<LabelledText> texts) => Of(ScoredText.ListOf(classifier, texts));

    /// <summary>Compares what was made of texts with their labels; no texts give no indicators.</summary>
    public static Evaluation Of(IReadOnlyList<ScoredText> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var indicators = texts.Count == 0 ? [] : texts[0].Results.Select(result => result.Indicator).ToArray();
        var decisions = indicators
            .Select((indicator, position) => texts.Select(text => (text.Results[position], text.IsLabelled(indicator))).ToArray())
            .ToArray();
        return new Evaluation(
            [.. indicators.Select((indicator, position) => FiguresOf(indicator, decisions[position]))],
            Reliability.Of(decisions.SelectMany(Probabilities)));
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
            Reliability.Of(Probabilities(decisions)).CalibrationError);
    }

    // Texts of one probability come in together: no order among them is better than another.
    private static double AveragePrecisionOf((IndicatorProbability Result, bool IsTrue)[] decisions, int support)
    {
        var (found, rank, sum) = (0, 0, 0d);
        foreach (var tied in decisions.GroupBy(decision => decision.Result.Probability).OrderByDescending(tied => tied.Key))
        {
            var hits = tied.Count(decision => decision.IsTrue);
            found += hits;
            rank += tied.Count();
            sum += hits * (double)found / rank;
        }

        return support == 0 ? double.NaN : sum / support;
    }

    private static IEnumerable<(double Probability, bool IsTrue)> Probabilities((IndicatorProbability Result, bool IsTrue)[] decisions) =>
        decisions.Select(decision => (decision.Result.Probability, decision.IsTrue));

    private static double Ratio(double part, double whole) => part == 0 ? 0 : part / whole;
}
