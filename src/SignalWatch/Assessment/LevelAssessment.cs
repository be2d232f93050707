using SignalWatch.History;
using SignalWatch.Packs;

namespace SignalWatch.Assessment;

/// <summary>Keeps every indicator's level up to date: reads counts and coverage, sets the levels of the days that changed, and stores them.</summary>
/// <param name="pack">The indicators.</param>
/// <param name="counts">The stories of each day.</param>
/// <param name="coverage">How much of the sources was heard on each day.</param>
/// <param name="levels">Where levels are kept.</param>
/// <param name="options">How levels are set.</param>
public sealed class LevelAssessment(
    Pack pack, DailyCounts counts, SourceCoverage coverage, LevelHistory levels, LevelOptions options)
{
    // The days behind a level: what teaches its baseline, the guard band, and the week that confirms its CUSUM.
    private readonly int _daysBehind = options.BaselineDays + options.GuardDays + LevelDetector.ConfirmingDays;

    /// <summary>
    /// Sets levels through today, of indicators without new evidence too. Each begins with its earliest changed day or the last day that
    /// has a level, whichever is earlier, but not before the first day on which any source was heard. It costs a few range scans an
    /// indicator. Today is not over: it can raise a level but not lower it. Safe to repeat.
    /// </summary>
    /// <param name="earliestTouched">Indicators with changed counts, and the earliest day that changed.</param>
    /// <param name="today">The last day to assess, UTC.</param>
    /// <param name="cancellationToken">Stops between indicators.</param>
    public async Task UpdateAsync(IReadOnlyDictionary<IndicatorId, DateOnly> earliestTouched, DateOnly today, CancellationToken cancellationToken)
    {
        var starts = new Dictionary<IndicatorId, DateOnly>();
        foreach (var indicator in pack.Indicators.Select(indicator => indicator.Id))
        {
            var last = await levels.LastBeforeAsync(indicator, today.AddDays(1), cancellationToken);
            DateOnly?[] days = [last?.Evidence.Day, earliestTouched.TryGetValue(indicator, out var touched) ? touched : null];
            if (days.Min() is { } start && start <= today)
            {
                starts[indicator] = start;
            }
        }

        if (starts.Count == 0)
        {
            return;
        }

        var shares = await coverage.SharesAsync(DaysBefore(starts.Values.Min(), _daysBehind), today, cancellationToken);
        var firstHeard = shares.Keys.DefaultIfEmpty(today.AddDays(1)).Min();
        foreach (var (indicator, start) in starts)
        {
            if (Later(start, firstHeard) is var first && first <= today)
            {
                await UpdateAsync(indicator, first, today, shares, cancellationToken);
            }
        }
    }

    private async Task UpdateAsync(
        IndicatorId indicator, DateOnly start, DateOnly today, IReadOnlyDictionary<DateOnly, double> shares, CancellationToken cancellationToken)
    {
        var first = DaysBefore(start, _daysBehind);
        var counted = await counts.ReadAsync(indicator, first, today, cancellationToken).ToDictionaryAsync(count => count.Day, cancellationToken: cancellationToken);
        var history = Enumerable.Range(0, today.DayNumber - first.DayNumber + 1)
            .Select(number => EvidenceOn(first.AddDays(number), counted, shares)).ToList();
        var before = await levels.LastBeforeAsync(indicator, start, cancellationToken);
        before = before is not null && before.Evidence.Day.AddDays(1) == start ? before : null;
        var assessed = LevelDetector.Assess(history, start.DayNumber - first.DayNumber, before, options);
        var yesterday = assessed.Count > 1 ? assessed[^2] : before;
        await levels.SaveAsync(indicator, [.. assessed.SkipLast(1), Unfinished(assessed[^1], yesterday)], cancellationToken);
    }

    private static DayEvidence EvidenceOn(DateOnly day, Dictionary<DateOnly, DayCount> counted, IReadOnlyDictionary<DateOnly, double> shares)
    {
        var count = counted.GetValueOrDefault(day);
        return new DayEvidence(day, count?.Stories ?? 0, count?.StoryProbability ?? 0, count?.Publishers ?? 0, shares.GetValueOrDefault(day));
    }

    private static DayLevel Unfinished(DayLevel today, DayLevel? yesterday) =>
        yesterday is not null && today.Level < yesterday.Level ? today with { Level = yesterday.Level, CalmDays = yesterday.CalmDays } : today;

    private static DateOnly DaysBefore(DateOnly day, int days) => DateOnly.FromDayNumber(Math.Max(day.DayNumber - days, 0));

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
