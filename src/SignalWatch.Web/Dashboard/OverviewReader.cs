using SignalWatch.Alerts;
using SignalWatch.Assessment;
using SignalWatch.Packs;

namespace SignalWatch.Web.Dashboard;

/// <summary>Reads the first page: one range scan of 60 days for each scenario and each indicator.</summary>
internal sealed class OverviewReader(Pack pack, AssessedDay assessed, LikelihoodHistory likelihoods, LevelHistory levels, AlertHistory alerts)
{
    private const int Days = 60;
    private const int NewestAlerts = 10;

    /// <summary>The page as things stand now.</summary>
    public async Task<OverviewPage> ReadAsync(CancellationToken cancellationToken)
    {
        var page = new OverviewPage { Pack = pack, Today = assessed.Today };
        if (await assessed.FindAsync(cancellationToken) is not { } day)
        {
            return page;
        }

        var first = day.AddDays(1 - Days);
        var cards = await Task.WhenAll(pack.Scenarios.Select(scenario => CardAsync(scenario, first, day, cancellationToken)));
        var rows = await Task.WhenAll(pack.Indicators.Select(indicator => RowAsync(indicator, first, day, cancellationToken)));
        return page with
        {
            Day = day,
            Scenarios = [.. cards.Where(card => card.Days.Count > 0)],
            Indicators = [.. rows.OrderByDescending(row => row.Level)],
            Alerts = await alerts.NewestFirstAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, NewestAlerts, cancellationToken).ToListAsync(cancellationToken),
        };
    }

    private async Task<ScenarioCard> CardAsync(Scenario scenario, DateOnly first, DateOnly day, CancellationToken cancellationToken) => new(
        scenario,
        pack.Scale.Find(scenario.PublishedWord)?.Point ?? 0,
        await likelihoods.ReadAsync(scenario.Id, first, day, cancellationToken).ToListAsync(cancellationToken));

    private async Task<IndicatorRow> RowAsync(Indicator indicator, DateOnly first, DateOnly day, CancellationToken cancellationToken) =>
        new(indicator, await levels.ReadAsync(indicator.Id, first, day, cancellationToken).ToListAsync(cancellationToken), day);
}
