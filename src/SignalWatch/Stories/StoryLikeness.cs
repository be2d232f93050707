namespace SignalWatch.Stories;

/// <summary>How likely two texts are to tell of one event: boosted trees over <see cref="StoryFeatures"/>.</summary>
internal static class StoryLikeness
{
    /// <summary>The likeness of near-copies, and of nothing else.</summary>
    public const double Copy = 1;

    // In nats: hardly more than one word. What shares less says too little, however short it is.
    private const double LeastShared = 5;

    // Reprints and copies with a few words more, however common hundreds of them make the story's own words.
    private const double NearCopy = 0.7;

    /// <summary>The probability, 0 to 1.</summary>
    /// <param name="text">The text whose weights are known.</param>
    /// <param name="weights">They.</param>
    /// <param name="other">The other text.</param>
    /// <param name="counts">What its terms weigh.</param>
    public static double Of(StoryText text, TermWeights weights, StoryText other, TermCounts counts)
    {
        var overlap = new TermOverlap(text, weights, other, counts);
        var resemblance = ShingleSketch.Resemblance(text, other);
        if (resemblance >= NearCopy && !DifferInNumber(overlap))
        {
            return Copy;
        }

        if (!IsEnough(overlap))
        {
            return 0;
        }

        Span<double> features = stackalloc double[StoryFeatures.Count];
        StoryFeatures.Write(text, other, overlap, resemblance, features);
        return Math.Min(1 / (1 + Math.Exp(-LikenessTrees.LogOddsOf(features))), Math.BitDecrement(Copy));
    }

    /// <summary>Whether two texts share enough to be compared at all.</summary>
    public static bool IsEnough(TermOverlap overlap) => overlap.Of(TermKind.Word, TermKind.City).Shared >= LeastShared;

    // The same words with another figure are tomorrow's report.
    private static bool DifferInNumber(TermOverlap overlap) =>
        overlap.Of(TermKind.Number, TermKind.Figure) is { Left: > 0, Right: > 0 };
}
