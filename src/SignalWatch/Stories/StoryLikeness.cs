namespace SignalWatch.Stories;

/// <summary>How likely two texts are to tell of one event: a logistic regression over what they share and where they disagree.</summary>
internal static class StoryLikeness
{
    private const double Bias = -0.7;

    // In nats: the weight of one rare word and a half. What shares less says too little, however short it is.
    private const double LeastShared = 8;
    private const int Strength = 2;

    // Hundreds of reprints make a story's own words common; they are copies all the same.
    private const double NearCopy = 0.8;

    // In the order of Features; fitted on half of the labelled pairs, but for the conflict of places and the distance in days, which
    // are held at -2.5 and -3: see docs/technotes/stories.md.
    private static readonly double[] Weights =
        [3.28, 1.06, -0.97, -0.5, 1.27, -4.6, -1.05, -1.72, -2.5, 0.87, -3.61, -0.82, -1.78, -2.22, 2.43, 1.47, -1.77, -2.44, 3.39, 0.66, 2.54, -3];

    /// <summary>The probability, 0 to 1.</summary>
    /// <param name="text">The text whose weights are known.</param>
    /// <param name="weights">They.</param>
    /// <param name="other">The other text.</param>
    /// <param name="counts">What its terms weigh.</param>
    public static double Of(StoryText text, TermWeights weights, StoryText other, TermCounts counts)
    {
        var logOdds = Bias;
        var features = Features(text, weights, other, counts);
        if (features[Strength] < StrengthOf(LeastShared) && ShingleSketch.Resemblance(text, other) < NearCopy)
        {
            return 0;
        }

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
        var (shared, left, right) = overlap.Of(TermKind.Word, TermKind.City);
        var (names, _, _) = overlap.Of(TermKind.Name, TermKind.City);
        var actions = 1 - Math.Exp(-overlap.Of(TermKind.Action, TermKind.Action).Shared / 5);
        var specific = 1 - Math.Exp(-names / 8);
        var numbers = overlap.Of(TermKind.Number, TermKind.Figure).Shared;
        var isUpdate = text.IsTollUpdate || other.IsTollUpdate ? 1.0 : 0;
        var containment = shared / Math.Max(shared + Math.Min(left, right), 1e-9);
        return
        [
            shared / Math.Sqrt(Math.Max((shared + left) * (shared + right), 1e-9)),
            containment,
            StrengthOf(shared),
            specific,
            numbers / (numbers + 6),
            Disagreement(overlap, TermKind.Country, TermKind.Country),
            Disagreement(overlap, TermKind.Name, TermKind.City),
            Disagreement(overlap, TermKind.Country, TermKind.City),
            Conflict(overlap, TermKind.City, TermKind.City),
            Conflict(overlap, TermKind.Number, TermKind.Number),
            Conflict(overlap, TermKind.Figure, TermKind.Figure),
            AreApart(text.Days, other.Days),
            IsLaterThan(text, other) || IsLaterThan(other, text) ? 1 : 0,
            AreApart(text.Ordinals, other.Ordinals),
            actions,
            Conflict(overlap, TermKind.Action, TermKind.Action),
            Disagreement(overlap, TermKind.Action, TermKind.Action),
            actions * specific,
            isUpdate * containment,
            text.IsTollUpdate && other.IsTollUpdate ? specific : 0,
            isUpdate * Conflict(overlap, TermKind.Name, TermKind.City),
            Math.Min(1, Math.Abs(text.Day - other.Day) / 3.0),
        ];
    }

    private static double StrengthOf(double shared) => 1 - Math.Exp(-shared / 20);

    private static double AreApart(IReadOnlyList<int> some, IReadOnlyList<int> others) =>
        some.Count > 0 && others.Count > 0 && !some.Any(others.Contains) ? 1 : 0;

    // It tells of a day on which the other was published already.
    private static bool IsLaterThan(StoryText text, StoryText other) =>
        text.Days.Count > 0 && text.Days[0] > other.Day && text.Days[0] <= text.Day;

    // Both have some, and none in common.
    private static double Conflict(TermOverlap overlap, TermKind first, TermKind last) =>
        overlap.Of(first, last) is { Shared: 0, Left: > 0, Right: > 0 } ? 1 : 0;

    // Each has some that the other has not: the lesser weight of the two, as a share of all.
    private static double Disagreement(TermOverlap overlap, TermKind first, TermKind last)
    {
        var (shared, left, right) = overlap.Of(first, last);
        var lesser = Math.Min(left, right);
        return lesser / Math.Max(lesser + shared, 1e-9);
    }
}
