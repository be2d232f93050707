using SignalWatch.History;
using SignalWatch.Packs;

namespace SignalWatch.Assessment;

/// <summary>The daily counts of some indicators over one stretch of days.</summary>
public sealed class EvidenceHistory
{
    private readonly Dictionary<IndicatorId, IReadOnlyList<DayCount>> _days;

    private EvidenceHistory(Dictionary<IndicatorId, IReadOnlyList<DayCount>> days, DateOnly first, DateOnly last)
    {
        _days = days;
        First = first;
        Last = last;
    }

    /// <summary>The first day of the stretch.</summary>
    public DateOnly First { get; }

    /// <summary>The last day of the stretch.</summary>
    public DateOnly Last { get; }

    /// <summary>Loads the counts: one range scan an indicator.</summary>
    /// <param name="counts">Where daily counts are kept.</param>
    /// <param name="indicators">Which indicators.</param>
    /// <param name="from">The first day; null begins with the first that has evidence for any of them.</param>
    /// <param name="to">The last day, inclusive; null ends with the last that has evidence for any of them.</param>
    /// <param name="cancellationToken">Stops the scans.</param>
    /// <returns>Null when the stretch holds no evidence for any of them.</returns>
    public static async Task<EvidenceHistory?> LoadAsync(
        DailyCounts counts, IReadOnlyList<Indicator> indicators, DateOnly? from, DateOnly? to, CancellationToken cancellationToken)
    {
        var days = new Dictionary<IndicatorId, IReadOnlyList<DayCount>>();
        foreach (var indicator in indicators)
        {
            var read = new List<DayCount>();
            await foreach (var day in counts.ReadAsync(indicator.Id, from ?? DateOnly.MinValue, to ?? DateOnly.MaxValue, cancellationToken))
            {
                read.Add(day);
            }

            days[indicator.Id] = read;
        }

        var all = days.Values.SelectMany(read => read).Where(day => day.Items > 0).Select(day => day.Day).ToList();
        return all.Count == 0 ? null : new EvidenceHistory(days, from ?? all.Min(), to ?? all.Max());
    }

    /// <summary>An indicator's counts, period by period, empty ones included.</summary>
    public IReadOnlyList<PeriodCount> Of(IndicatorId indicator, Period period) => PeriodCounts.Of(_days[indicator], First, Last, period);

    /// <summary>An indicator's days as levels are made of them, empty ones included; every source counts as heard.</summary>
    public IReadOnlyList<DayEvidence> DaysOf(IndicatorId indicator)
    {
        var days = Enumerable.Range(0, Last.DayNumber - First.DayNumber + 1).Select(day => new DayEvidence(First.AddDays(day), 0, 0, 0, 1)).ToArray();
        foreach (var count in _days[indicator].Where(count => count.Day >= First && count.Day <= Last))
        {
            days[count.Day.DayNumber - First.DayNumber] = new DayEvidence(count.Day, count.Stories, count.StoryProbability, count.Publishers, 1);
        }

        return days;
    }
}
