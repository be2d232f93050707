using SignalWatch.Packs;

namespace SignalWatch.Assessment;

/// <summary>
/// How well an indicator tells scenarios apart. Evidence that fits all hypotheses alike has none, however much of it there is
/// (R. J. Heuer, "Psychology of Intelligence Analysis", 1999, chapter 8).
/// </summary>
public static class Diagnosticity
{
    /// <summary>The spread between the scenarios that it supports most and least, in nats for a story of full weight; 0 separates nothing.</summary>
    public static double Of(Indicator indicator) => Of(indicator, new LikelihoodOptions());

    /// <summary>The same under other options.</summary>
    public static double Of(Indicator indicator, LikelihoodOptions options) => indicator.Bearings.Count == 0
        ? 0
        : (indicator.Bearings.Values.Max(bearing => bearing.Steps) - indicator.Bearings.Values.Min(bearing => bearing.Steps)) * options.StepNats;
}
