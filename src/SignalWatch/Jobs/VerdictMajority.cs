using SignalWatch.History;
using SignalWatch.Scoring;

namespace SignalWatch.Jobs;

/// <summary>Makes of analysts' verdicts what a model can learn from.</summary>
public static class VerdictMajority
{
    /// <summary>
    /// One judged text for each item and indicator, oldest first: each analyst's latest verdict counts, the majority of analysts
    /// decides, and where they are even, nothing is learned.
    /// </summary>
    /// <param name="verdicts">Newest first.</param>
    public static IReadOnlyList<JudgedText> Of(IEnumerable<Verdict> verdicts) =>
        [.. verdicts
            .DistinctBy(verdict => (verdict.SourceId, verdict.ItemId, verdict.IndicatorId, verdict.Analyst))
            .GroupBy(verdict => (verdict.SourceId, verdict.ItemId, verdict.IndicatorId))
            .OrderBy(group => group.First().Time)
            .ThenBy(group => group.Key.SourceId.Value, StringComparer.Ordinal)
            .ThenBy(group => group.Key.ItemId.Value, StringComparer.Ordinal)
            .ThenBy(group => group.Key.IndicatorId.Value, StringComparer.Ordinal)
            .Select(Judge)
            .OfType<JudgedText>()];

    private static JudgedText? Judge(IEnumerable<Verdict> verdicts)
    {
        var all = verdicts.ToList();
        var balance = all.Sum(verdict => verdict.IsEvidence ? 1 : -1);
        return balance == 0
            ? null
            : new JudgedText(new NewsText(all[0].Title, all[0].Lead, all[0].Language), all[0].IndicatorId, balance > 0, all[0].Time);
    }
}
