namespace SignalWatch.Stories;

/// <summary>How likely two texts are to tell of one event: a logistic regression over what they share and where they disagree.</summary>
internal static class StoryLikeness
{
    private const double Bias = -5.2;

    // In the order of Features; fitted on half of the labelled pairs, see docs/technotes/stories.md.
    private static readonly double[] Weights = [5.0, 4.0, 2.0, 1.5, 1.0, 4.0, -2.0, -2.5, -2.0, -0.5, -2.5];

    /// <summary>The probability, 0 to 1.</summary>
    /// <param name="text">The text whose weights are known.</param>
    /// <param name="weights">They.</param>
    /// <param name="other">The other text.</param>
    /// <param name="counts">What its terms weigh.</param>
    public static double Of(StoryText text, TermWeights weights, StoryText other, TermCounts counts)
    {
        var logOdds = Bias;
        var features = Features(text, weights, other, counts);
        for (var i = 0; i < Weights.Length; i++)
        {
            logOdds += Weights[i] * features[i];
        }

        return 1 / (1 + Math.Exp(-logOdds));
    }

    /// <summary>What the probability is made of; each feature is 0 to 1.</summary>
    internal static double[] Features(StoryText text, TermWeights weights, StoryText other, TermCounts counts)
    {
        var overlap = new TermOverlap(text, weights, other, counts);
        var (shared, left, right) = (0.0, 0.0, 0.0);
        for (var kind = TermKind.Word; kind <= TermKind.City; kind++)
        {
            shared += overlap.Shared(kind);
            left += overlap.OnlyLeft(kind);
            right += overlap.OnlyRight(kind);
        }

        var sharedNames = overlap.Shared(TermKind.Name) + overlap.Shared(TermKind.City);
        var daysShared = text.Days.Any(other.Days.Contains);
        return
        [
            shared / Math.Sqrt(Math.Max((shared + left) * (shared + right), 1e-9)),
            shared / Math.Max(shared + Math.Min(left, right), 1e-9),
            1 - Math.Exp(-shared / 20),
            1 - Math.Exp(-sharedNames / 8),
            Share(overlap.Shared(TermKind.Number), 6),
            ShingleSketch.Resemblance(text, other),
            Conflict(overlap, TermKind.Country),
            Conflict(overlap, TermKind.City),
            Disagreement(overlap, TermKind.Name),
            Conflict(overlap, TermKind.Number),
            text.Days.Count > 0 && other.Days.Count > 0 && !daysShared ? 1 : 0,
        ];
    }

    // Both have some, and none in common.
    private static double Conflict(TermOverlap overlap, TermKind kind) =>
        overlap.Shared(kind) == 0 && overlap.OnlyLeft(kind) > 0 && overlap.OnlyRight(kind) > 0 ? 1 : 0;

    // Each has some that the other has not: the lesser weight of the two, as a share of all.
    private static double Disagreement(TermOverlap overlap, TermKind kind)
    {
        var lesser = Math.Min(overlap.OnlyLeft(kind), overlap.OnlyRight(kind));
        return lesser / Math.Max(lesser + overlap.Shared(kind) + overlap.Shared(TermKind.City), 1e-9);
    }

    private static double Share(double weight, double half) => weight / (weight + half);
}
