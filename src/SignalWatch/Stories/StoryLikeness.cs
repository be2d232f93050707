namespace SignalWatch.Stories;

/// <summary>How likely two texts are to tell of one event: a logistic regression over <see cref="StoryFeatures"/>.</summary>
internal static class StoryLikeness
{
    // In nats: the weight of one rare word and a half. What shares less says too little, however short it is.
    private const double LeastShared = 8;
    private const double Bias = 0.46;

    // Hundreds of reprints make a story's own words common; they are copies all the same.
    private const double NearCopy = 0.8;

    // In the order of StoryFeatures; fitted on half of the labelled pairs by the benchmark "story-weights": see docs/technotes/stories.md.
    private static readonly double[] Weights =
        [0.16, 2.26, 1.02, 0.51, 0.84, -0.84, -2.09, -1.39, -1.47, 0.64, -2.49, -0.49, 1.8, -0.13, -3.17, -0.38, -2.81, -2.42,
         -2.79, 2.22, -0.88, 0.86, -0.5, -2.35, -1.66, -0.74, 0.63, -0.61, -0.43, 4.3, 2.07, 2.1, -2.59, -2.49, -3.72, 3.58];

    /// <summary>The probability, 0 to 1.</summary>
    /// <param name="text">The text whose weights are known.</param>
    /// <param name="weights">They.</param>
    /// <param name="other">The other text.</param>
    /// <param name="counts">What its terms weigh.</param>
    public static double Of(StoryText text, TermWeights weights, StoryText other, TermCounts counts)
    {
        var overlap = new TermOverlap(text, weights, other, counts);
        if (!IsEnough(overlap) && ShingleSketch.Resemblance(text, other) < NearCopy)
        {
            return 0;
        }

        var features = StoryFeatures.Of(text, other, overlap);
        var logOdds = Bias;
        for (var i = 0; i < Weights.Length; i++)
        {
            logOdds += Weights[i] * features[i];
        }

        return 1 / (1 + Math.Exp(-logOdds));
    }

    /// <summary>Whether two texts share enough to be compared at all.</summary>
    public static bool IsEnough(TermOverlap overlap) => overlap.Of(TermKind.Word, TermKind.City).Shared >= LeastShared;
}
