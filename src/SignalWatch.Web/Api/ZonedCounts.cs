using SignalWatch.Assessment;
using SignalWatch.History;
using SignalWatch.Packs;
using SignalWatch.Stories;
using SignalWatch.Web.Api.Answers;

namespace SignalWatch.Web.Api;

/// <summary>Counts signals and stories by the days of a time zone: two range scans of the months asked for, of which only sums are kept.</summary>
/// <param name="signals">Where signals are.</param>
/// <param name="stories">Where stories are.</param>
internal sealed class ZonedCounts(SignalHistory signals, StoryHistory stories)
{
    /// <summary>The periods, oldest first, empty ones included.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="first">The first local day.</param>
    /// <param name="last">The last local day, inclusive.</param>
    /// <param name="period">The length of each.</param>
    /// <param name="zone">Whose days.</param>
    /// <param name="cancellationToken">Stops the scans.</param>
    public async Task<IReadOnlyList<CountRow>> ReadAsync(
        IndicatorId indicator, DateOnly first, DateOnly last, Period period, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        // A zone is at most 14 hours from UTC: with a day on each side nothing is missed, and what is not asked for falls away.
        var (from, to) = (ApiRequest.StartOf(first).AddDays(-1), ApiRequest.StartOf(last).AddDays(2));
        var sums = new CountSums(first, last, period);
        await foreach (var signal in signals.NewestFirstAsync(indicator, from, to, null, cancellationToken))
        {
            sums.Add(DayOf(signal.Time, zone), signal);
        }

        await foreach (var story in stories.NewestFirstAsync(indicator, from, to, null, cancellationToken))
        {
            sums.Add(DayOf(story.Time, zone), story);
        }

        return sums.ToRows();
    }

    private static DateOnly DayOf(DateTimeOffset time, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, zone).DateTime);
}
