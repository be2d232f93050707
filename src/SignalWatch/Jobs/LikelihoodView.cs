using SignalWatch.Assessment;
using SignalWatch.Packs;

namespace SignalWatch.Jobs;

/// <summary>The likelihoods of the last months, by scenario, oldest first.</summary>
internal sealed class LikelihoodView
{
    // Longer than any hysteresis remembers.
    private const int Days = 150;

    private readonly Dictionary<ScenarioId, List<DayLikelihood>> _days = [];

    /// <summary>Reads them: one range scan a scenario.</summary>
    public static async Task<LikelihoodView> ReadAsync(Pack pack, LikelihoodHistory history, DateOnly today, CancellationToken cancellationToken)
    {
        var view = new LikelihoodView();
        foreach (var scenario in pack.Scenarios)
        {
            view._days[scenario.Id] = await history.ReadAsync(scenario.Id, DateOnly.FromDayNumber(Math.Max(today.DayNumber - Days, 0)), today, cancellationToken)
                .ToListAsync(cancellationToken);
        }

        return view;
    }

    /// <summary>A scenario's days.</summary>
    public IReadOnlyList<DayLikelihood> Of(ScenarioId scenario) => _days[scenario];

    /// <summary>A scenario's likelihood on a day or the last before it; null when there is none.</summary>
    public DayLikelihood? On(ScenarioId scenario, DateOnly day) => _days[scenario].FindLast(one => one.Day <= day);
}
