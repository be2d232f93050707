using SignalWatch.Assessment;
using SignalWatch.Packs;

namespace SignalWatch.Web.Dashboard;

/// <summary>Finds the day that pages look from.</summary>
/// <param name="pack">The analysis.</param>
/// <param name="likelihoods">Its likelihoods.</param>
/// <param name="levels">Its levels, for a pack without scenarios.</param>
/// <param name="time">The clock.</param>
internal sealed class AssessedDay(Pack pack, LikelihoodHistory likelihoods, LevelHistory levels, TimeProvider time)
{
    /// <summary>Today, UTC.</summary>
    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <summary>The last day, UTC, that was assessed, at most today; null while none has been.</summary>
    public async Task<DateOnly?> FindAsync(CancellationToken cancellationToken)
    {
        if (pack.Scenarios.Count > 0)
        {
            return await likelihoods.LastDayAsync(pack.Scenarios[0].Id, Today, cancellationToken);
        }

        return pack.Indicators.Count == 0 ? null : (await levels.LastBeforeAsync(pack.Indicators[0].Id, Today.AddDays(1), cancellationToken))?.Evidence.Day;
    }
}
