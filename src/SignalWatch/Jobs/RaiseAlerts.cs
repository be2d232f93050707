using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SignalWatch.Alerts;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Alerts.Delivery;
using SignalWatch.Assessment;
using SignalWatch.History.Tables;
using SignalWatch.Packs;
using SignalWatch.Stories;

namespace SignalWatch.Jobs;

/// <summary>
/// Raises alerts about what changed, and decides for each analyst what becomes of them. The last step of an assessment. Safe to stop anywhere and to
/// repeat: an alert's id follows from what it announces, an outbox row's from the alert and the analyst; what exists is never made twice.
/// What it reads does not grow with history: range scans of months, one an indicator and scenario.
/// </summary>
/// <param name="pack">The indicators and scenarios.</param>
/// <param name="store">Where all history is.</param>
/// <param name="time">The clock.</param>
/// <param name="options">When a change is worth telling; null for the defaults.</param>
/// <param name="logger">Told of each alert; null for none.</param>
public sealed partial class RaiseAlerts(
    Pack pack, ITableStore store, TimeProvider time, AlertOptions? options = null, ILogger<RaiseAlerts>? logger = null)
{
    // Alerts of an unrest or a word are looked back at this far; what stands longer is known.
    private const int ToldDays = 30;

    private readonly AlertOptions _options = options ?? new AlertOptions();
    private readonly ILogger _logger = logger ?? NullLogger<RaiseAlerts>.Instance;
    private readonly LevelOptions _levelOptions = new();
    private readonly AlertHistory _alerts = new(store);
    private readonly AnalystHistory _analysts = new(store);
    private readonly IndicatorViews _views = new(new LevelHistory(store), new StoryHistory(store), new LevelOptions());
    private readonly DispatchAlerts _dispatch = new(new AlertHistory(store), new Outbox(store), options ?? new AlertOptions());

    /// <summary>Raises what is to be raised now.</summary>
    /// <param name="changed">The indicators whose stories changed since this last came to its end.</param>
    /// <param name="cancellationToken">Stops between writes; the next run goes on from there.</param>
    /// <returns>The outbox entries that are to be sent at once.</returns>
    public async Task<IReadOnlyList<OutboxId>> RunAsync(IReadOnlySet<IndicatorId> changed, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var analysts = await _analysts.AllAsync(cancellationToken);
        var told = await _alerts.NewestFirstAsync(now.AddDays(-ToldDays), DateTimeOffset.MaxValue, null, cancellationToken).ToListAsync(cancellationToken);
        var raised = await FindAsync(changed, analysts, told, now, cancellationToken);
        foreach (var alert in await _alerts.AddAsync(raised, cancellationToken))
        {
            told.Add(alert);
            Log.Raised(_logger, alert.Id, alert.Headline);
        }

        return await _dispatch.RunAsync(analysts, told, now, cancellationToken);
    }

    private async Task<IReadOnlyList<Alert>> FindAsync(
        IReadOnlySet<IndicatorId> changed, IReadOnlyList<Analyst> analysts, List<Alert> told, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var likelihoods = await LikelihoodView.ReadAsync(pack, new LikelihoodHistory(store), today, cancellationToken);
        var effects = new AlertEffects(pack, new SupportHistory(store), new StoryHistory(store), likelihoods, today);
        var raised = new List<Alert>();
        foreach (var indicator in pack.Indicators)
        {
            var view = await _views.ReadAsync(
                indicator, changed.Contains(indicator.Id), told.FindAll(alert => alert.IndicatorId == indicator.Id), WishesFor(indicator.Id, analysts), now, cancellationToken);
            foreach (var alert in AlertRules.Of(view, now, _options, _levelOptions))
            {
                raised.Add(await effects.CompleteAsync(alert, cancellationToken));
            }
        }

        var changes = pack.Scenarios
            .Select(scenario => (Scenario: scenario, Change: WordRule.In(pack.Scale, likelihoods.Of(scenario.Id), told.FindAll(alert => alert.ScenarioId == scenario.Id), _options)))
            .SelectMany(one => one.Change is { } change ? [(one.Scenario, Change: change)] : Array.Empty<(Scenario Scenario, WordChange Change)>()).ToList();
        foreach (var one in changes)
        {
            raised.Add(await effects.WordAsync(one.Scenario, one.Change, changes.FindAll(other => AreOneNews(one, other)), now, cancellationToken));
        }

        return raised.FindAll(alert => !told.Exists(known => known.Id == alert.Id));
    }

    // What one of several rivals gains the others lose: that is one thing that happened.
    private static bool AreOneNews((Scenario Scenario, WordChange Change) one, (Scenario Scenario, WordChange Change) other) =>
        other.Scenario.Id != one.Scenario.Id && one.Scenario.Group is { } group && group == other.Scenario.Group && one.Change.Day.Day == other.Change.Day.Day;

    private static IReadOnlyCollection<StoryWish> WishesFor(IndicatorId indicator, IReadOnlyList<Analyst> analysts) =>
    [
        .. analysts.Where(analyst => analyst.PausedBecause is null && (analyst.Indicators.Count == 0 || analyst.Indicators.Contains(indicator)))
            .Select(analyst => analyst.MinimumProbability is { } least ? new StoryWish(least, analyst.MinimumPublishers) : (StoryWish?)null)
            .OfType<StoryWish>().Distinct(),
    ];

    private static partial class Log
    {
        [LoggerMessage(EventId = 900, Level = LogLevel.Information, Message = "Raised {Alert}: {Headline}")]
        public static partial void Raised(ILogger logger, AlertId alert, string headline);
    }
}
