namespace SignalWatch.Scoring;

/// <summary>Chooses by cross-validation the log-odds from which on an item is a signal: the same for every indicator.</summary>
/// <remarks>
/// What is maximised on the examples is F0.5, in which recall counts half as much as precision (van Rijsbergen, "Information Retrieval",
/// 2nd edition, 1979, chapter 7). F1 would be the wrong aim: evidence is some ten times commoner among examples than in the news, so each
/// false signal there stands for many. Around its best F0.5 hardly changes, and one more example can move the best cut far; hence one
/// cut for all indicators, which rests on all labels, and the mean of the folds' cuts.
/// </remarks>
internal static class ThresholdChoice
{
    private const double Beta = 0.5;

    /// <summary>The cut, in nats before calibration; 0, even odds, when no example has a label.</summary>
    /// <param name="logOdds">By indicator, each example's log-odds by a model that had not seen it.</param>
    /// <param name="labels">By indicator, whether each example is evidence for it.</param>
    /// <param name="folds">The part of the cross-validation that each example was held out in; may be longer than the others.</param>
    public static double Of(IReadOnlyList<double[]> logOdds, IReadOnlyList<bool[]> labels, IReadOnlyList<int> folds) =>
        Enumerable.Range(0, logOdds.Count)
            .SelectMany(k => logOdds[k].Select((value, i) => (Fold: folds[i], Decision: (value, labels[k][i]))))
            .GroupBy(one => one.Fold, one => one.Decision)
            .OrderBy(fold => fold.Key)
            .Select(Best)
            .OfType<double>()
            .DefaultIfEmpty()
            .Average();

    // Midway between the last log-odds that is a signal and the next below it.
    private static double? Best(IEnumerable<(double LogOdds, bool IsTrue)> decisions)
    {
        var ordered = decisions.OrderByDescending(decision => decision.LogOdds).ToArray();
        var labelled = ordered.Count(decision => decision.IsTrue);
        double? cut = null;
        var (best, hits) = (0d, 0);
        for (var i = 0; i < ordered.Length; i++)
        {
            hits += ordered[i].IsTrue ? 1 : 0;
            var below = i + 1 < ordered.Length ? ordered[i + 1].LogOdds : ordered[i].LogOdds - 1;
            var f = (1 + (Beta * Beta)) * hits / (i + 1 + (Beta * Beta * labelled));
            if (below < ordered[i].LogOdds && f > best)
            {
                (best, cut) = (f, (ordered[i].LogOdds + below) / 2);
            }
        }

        return cut;
    }
}
