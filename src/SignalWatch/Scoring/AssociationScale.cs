namespace SignalWatch.Scoring;

/// <summary>Stretches the features that go with an indicator, or with its absence, so that they are regularised less.</summary>
/// <remarks>
/// By the log-odds ratio of naive Bayes: Wang and Manning, "Baselines and Bigrams: Simple, Good Sentiment and Topic
/// Classification" (2012). The trained weights are stretched alike, so the model stays linear in the unstretched features.
/// </remarks>
internal static class AssociationScale
{
    private const float Floor = 0.5f;
    private const float PerNat = 0.25f;
    private const double MostNats = 6;

    /// <summary>For each feature its factor, at least <see cref="Floor"/>, counted in the training rows alone.</summary>
    public static float[] Of(IReadOnlyList<SparseRow> rows, IReadOnlyList<bool> labels, int dimensions, Func<int, bool> isTraining)
    {
        var (withIndicator, all) = (new int[dimensions], new int[dimensions]);
        var (positives, texts) = (0, 0);
        for (var i = 0; i < rows.Count; i++)
        {
            if (!isTraining(i))
            {
                continue;
            }

            texts++;
            positives += labels[i] ? 1 : 0;
            foreach (var feature in rows[i].Indices)
            {
                all[feature]++;
                withIndicator[feature] += labels[i] ? 1 : 0;
            }
        }

        // One pseudo-text on either side, shared out at the indicator's own rate: a feature seen once says little.
        var rate = texts == 0 ? 0.5 : (double)positives / texts;
        return [.. all.Select((count, feature) =>
        {
            var given = (withIndicator[feature] + (2 * rate)) / (positives + 1);
            var otherwise = (count - withIndicator[feature] + (2 * (1 - rate))) / (texts - positives + 1);
            return Floor + (PerNat * (float)Math.Min(Math.Abs(Math.Log(given / otherwise)), MostNats));
        })];
    }
}
