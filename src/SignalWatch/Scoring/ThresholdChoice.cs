namespace SignalWatch.Scoring;

/// <summary>Chooses from which probability on an item is a signal.</summary>
internal static class ThresholdChoice
{
    // Between the examples, where an indicator is far more frequent than in the news, and the news, where it is so rare that a
    // threshold fitted to it would keep only the plainest items.
    private const double Background = 6;

    /// <summary>The probability that gives the greatest F1 on texts that the model had not seen; between two texts where it can.</summary>
    public static double BestF1(IReadOnlyList<double> probabilities, IReadOnlyList<bool> labels)
    {
        var positives = labels.Count(label => label);
        var order = Enumerable.Range(0, labels.Count).OrderByDescending(i => probabilities[i]).ThenBy(i => i).ToArray();
        var (hits, best, threshold) = (0, 0d, 0.5);
        for (var rank = 0; rank < order.Length; rank++)
        {
            hits += labels[order[rank]] ? 1 : 0;
            var misses = Background * (rank + 1 - hits);
            var f1 = 2d * hits / (hits + misses + positives);
            var next = rank + 1 < order.Length ? probabilities[order[rank + 1]] : 0;
            if (f1 > best && next < probabilities[order[rank]])
            {
                (best, threshold) = (f1, (probabilities[order[rank]] + next) / 2);
            }
        }

        return threshold;
    }
}
