namespace SignalWatch.Assessment;

/// <summary>How far a likelihood's evidence can be relied on: a statement about the evidence, never about the scenario.</summary>
/// <param name="Coverage">Sources heard from as a share of those expected, 0 to 1.</param>
/// <param name="Corroboration">Trust in the sources times the independence of publishers, averaged over the stories, 0 to 1; 1 without stories.</param>
/// <param name="Reliability">The classifier's calibrated probability, averaged over the stories, 0 to 1; 1 without stories.</param>
public sealed record Confidence(double Coverage, double Corroboration, double Reliability)
{
    private const double High = 0.7;
    private const double Moderate = 0.4;

    /// <summary>
    /// <c>high</c>, <c>moderate</c> or <c>low</c>, the three levels of ICD 203, by the weakest of the three: news well confirmed
    /// can't make up for news not heard.
    /// </summary>
    public string Word => Math.Min(Coverage, Math.Min(Corroboration, Reliability)) switch { >= High => "high", >= Moderate => "moderate", _ => "low" };

    /// <summary>The confidence that these indicators' evidence deserves together.</summary>
    public static Confidence Of(IReadOnlyList<IndicatorSupport> supports)
    {
        var (days, stories, probability) = (supports.Sum(one => one.Days), supports.Sum(one => one.Stories), supports.Sum(one => one.Probability));
        return new Confidence(
            days > 0 ? supports.Sum(one => one.CoveredDays) / days : 0,
            probability > 0 ? supports.Sum(one => one.Weight) / probability : 1,
            stories > 0 ? probability / stories : 1);
    }
}
