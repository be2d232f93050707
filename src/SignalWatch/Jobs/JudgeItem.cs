using SignalWatch.History;
using SignalWatch.Packs;

namespace SignalWatch.Jobs;

/// <summary>Takes an analyst's word on an item, from the command line, a mail's link or the dashboard, and keeps it where retraining reads.</summary>
/// <param name="verdicts">Where verdicts are kept.</param>
/// <param name="time">The clock.</param>
public sealed class JudgeItem(VerdictHistory verdicts, TimeProvider time)
{
    /// <summary>Stores what is said, with the item's text as it was scored. Saying again what one's latest word was changes nothing.</summary>
    /// <param name="analyst">Who says it: 1 to 60 characters.</param>
    /// <param name="item">The item.</param>
    /// <param name="said">The indicators with what is said of each, each indicator once.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    public async Task<JudgeOutcome> RunAsync(
        string analyst, StoredItem item, IReadOnlyList<(IndicatorId Indicator, Judgement Judgement)> said, CancellationToken cancellationToken)
    {
        if (item.NotScoredReason is { } reason)
        {
            return new JudgeOutcome.NotScored(reason);
        }

        var text = RecordItems.TextOf(item);
        var now = time.GetUtcNow();
        var added = new List<Verdict>();
        foreach (var (indicator, judgement) in said)
        {
            if (await LatestAsync(analyst, item, indicator, cancellationToken) != judgement)
            {
                added.Add(new Verdict
                {
                    Analyst = analyst,
                    Time = now,
                    SourceId = item.SourceId,
                    ItemId = item.ItemId,
                    IndicatorId = indicator,
                    Judgement = judgement,
                    Title = text.Title,
                    Lead = text.Lead,
                    Language = text.Language,
                });
            }
        }

        await verdicts.AddAsync(added, cancellationToken);
        return new JudgeOutcome.Stands(added);
    }

    private async Task<Judgement?> LatestAsync(string analyst, StoredItem item, IndicatorId indicator, CancellationToken cancellationToken)
    {
        await foreach (var verdict in verdicts.NewestFirstAsync(null, cancellationToken))
        {
            if (verdict.ItemId == item.ItemId && verdict.SourceId == item.SourceId && verdict.IndicatorId == indicator
                && string.Equals(verdict.Analyst, analyst, StringComparison.Ordinal))
            {
                return verdict.Judgement;
            }
        }

        return null;
    }
}
