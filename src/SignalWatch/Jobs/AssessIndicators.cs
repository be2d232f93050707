using SignalWatch.History;
using SignalWatch.Packs;

namespace SignalWatch.Jobs;

/// <summary>
/// Recounts the days whose signals changed. A day is counted anew from its signals, never added to, so running it twice or
/// stopping it anywhere gives the same rows.
/// </summary>
public sealed class AssessIndicators(SignalHistory signals, DailyCounts counts, DueRecounts recounts)
{
    /// <summary>Recounts every indicator and day that is marked as changed.</summary>
    /// <returns>How many days were recounted, over all indicators.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var pending = await recounts.PendingAsync(cancellationToken);
        var days = pending.Select(marker => (marker.Indicator, marker.Day)).Distinct().ToList();
        var counted = new List<DayCount>(days.Count);
        foreach (var (indicator, day) in days)
        {
            counted.Add(await CountAsync(indicator, day, cancellationToken));
        }

        await counts.SaveAsync(counted, cancellationToken);
        await recounts.ClearAsync(pending, cancellationToken);
        return days.Count;
    }

    private async Task<DayCount> CountAsync(IndicatorId indicator, DateOnly day, CancellationToken cancellationToken)
    {
        var from = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
        var probabilities = new Dictionary<string, double>(StringComparer.Ordinal);
        var publishers = new HashSet<string>(StringComparer.Ordinal);
        Signal? strongest = null;
        await foreach (var signal in signals.NewestFirstAsync(indicator, from, from.AddDays(1), limit: null, cancellationToken))
        {
            probabilities[signal.ItemId.Value] = Math.Max(signal.Probability, probabilities.GetValueOrDefault(signal.ItemId.Value));
            publishers.Add(signal.Publisher);
            strongest = strongest is null || signal.Probability > strongest.Probability ? signal : strongest;
        }

        return new DayCount
        {
            IndicatorId = indicator,
            Day = day,
            Items = probabilities.Count,
            Publishers = publishers.Count,
            ProbabilitySum = probabilities.Values.Sum(),
            TopTitle = strongest?.Title,
        };
    }
}
