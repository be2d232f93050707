using SignalWatch.History;
using SignalWatch.Packs;

namespace SignalWatch.Assessment;

/// <summary>
/// Brings supports and likelihoods up to a day. Each day follows from the day before and from the day's own counts, so it starts at
/// the earliest day that changed; stopped anywhere and run again, it writes the same rows.
/// </summary>
public sealed class LikelihoodAssessment(
    Pack pack, DailyCounts counts, SourceCoverage coverage, SupportHistory supports, LikelihoodHistory likelihoods, PackNotes notes)
{
    private readonly LikelihoodOptions _options = new();

    /// <summary>Works out every day from the earliest that changed through today, or through the last that was told while a clock ran ahead.</summary>
    /// <param name="earliestTouched">By indicator the first day whose counts changed; empty where only time went by.</param>
    /// <param name="today">The day, UTC, up to which likelihoods are wanted.</param>
    /// <param name="cancellationToken">Stops between indicators.</param>
    public async Task UpdateAsync(
        IReadOnlyDictionary<IndicatorId, DateOnly> earliestTouched, DateOnly today, CancellationToken cancellationToken)
    {
        if (pack.Scenarios.Count == 0)
        {
            return;
        }

        // A changed pack weighs all history anew; days already told keep the likelihood they were told with.
        var isChanged = await notes.IsChangedAsync(pack, cancellationToken);
        var first = isChanged ? await FirstDayAsync(today, cancellationToken) : await FirstDueAsync(earliestTouched, today, cancellationToken);
        var last = await LastToldAsync(today, cancellationToken);
        var begin = isChanged ? first : await UnsettledAsync(first, today, cancellationToken);
        var covered = await coverage.SharesAsync(begin, last, cancellationToken);
        var byDay = new Dictionary<DateOnly, List<IndicatorSupport>>();
        foreach (var indicator in pack.Indicators)
        {
            var before = isChanged ? null : await OnAsync(indicator, begin.AddDays(-1), cancellationToken);
            var series = SupportSeries.After(
                indicator,
                before ?? IndicatorSupport.None(indicator.Id, begin.AddDays(-1)),
                last,
                await CountsAsync(indicator.Id, begin, last, cancellationToken),
                covered).ToList();
            await supports.SaveAsync(series, cancellationToken);
            series.ForEach(support => DayOf(byDay, support.Day).Add(support));
        }

        var told = byDay.Where(day => day.Key >= first && (!isChanged || day.Key == today)).OrderBy(day => day.Key);
        await likelihoods.SaveAsync([.. told.SelectMany(day => Likelihoods.Of(pack, day.Value, day.Key, _options))], cancellationToken);
        await notes.RecordAsync(pack, today, cancellationToken);
    }

    private static List<IndicatorSupport> DayOf(Dictionary<DateOnly, List<IndicatorSupport>> byDay, DateOnly day) =>
        byDay.TryGetValue(day, out var supports) ? supports : byDay[day] = [];

    // Today counts anew each time, since its coverage grows; so do the days since the last that was worked out.
    private async Task<DateOnly> FirstDueAsync(
        IReadOnlyDictionary<IndicatorId, DateOnly> earliestTouched, DateOnly today, CancellationToken cancellationToken)
    {
        var touched = earliestTouched.Values.Append(today).Min();
        var last = await likelihoods.LastDayAsync(pack.Scenarios[0].Id, today, cancellationToken);
        if (last is { } day)
        {
            return day < touched ? day : touched;
        }

        return await FirstDayAsync(today, cancellationToken);
    }

    // A source's answer tells of days gone by, so their coverage still grows: supports are worked out anew since it last could, but
    // what was told of those days stands.
    private async Task<DateOnly> UnsettledAsync(DateOnly first, DateOnly today, CancellationToken cancellationToken)
    {
        var begin = today.AddDays(-SourceCoverage.SettlingDays);
        return begin < first && await OnAsync(pack.Indicators[0], begin.AddDays(-1), cancellationToken) is not null ? begin : first;
    }

    // Days after today, of a clock that jumped back, rest on what changes now; they are not come back to when it is right again.
    private async Task<DateOnly> LastToldAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var last = today;
        await foreach (var likelihood in likelihoods.ReadAsync(pack.Scenarios[0].Id, today.AddDays(1), DateOnly.MaxValue, cancellationToken))
        {
            last = likelihood.Day;
        }

        return last;
    }

    private async Task<DateOnly> FirstDayAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var first = today;
        foreach (var indicator in pack.Indicators)
        {
            await foreach (var count in counts.ReadAsync(indicator.Id, DateOnly.MinValue, first, cancellationToken))
            {
                first = count.Day < first ? count.Day : first;
                break;
            }
        }

        return first;
    }

    private async Task<IndicatorSupport?> OnAsync(Indicator indicator, DateOnly day, CancellationToken cancellationToken)
    {
        var found = await supports.OnAsync([indicator], day, cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    private async Task<Dictionary<DateOnly, DayCount>> CountsAsync(
        IndicatorId indicator, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var byDay = new Dictionary<DateOnly, DayCount>();
        await foreach (var count in counts.ReadAsync(indicator, from, to, cancellationToken))
        {
            byDay[count.Day] = count;
        }

        return byDay;
    }
}
