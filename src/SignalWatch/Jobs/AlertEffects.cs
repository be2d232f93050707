using SignalWatch.Alerts;
using SignalWatch.Assessment;
using SignalWatch.Packs;
using SignalWatch.Stories;

namespace SignalWatch.Jobs;

/// <summary>Fills in what alerts do to the scenarios, and what moved a scenario. Reads only, and only when there is an alert.</summary>
internal sealed class AlertEffects(Pack pack, SupportHistory supports, StoryHistory stories, LikelihoodView likelihoods, DateOnly today)
{
    private const int SpanDays = 14;
    private const int TrendDays = 60;
    private const int MostMovers = 3;
    private const double LeastNats = 0.02;

    private readonly LikelihoodOptions _options = new();
    private IReadOnlyList<ScenarioLikelihood>? _now;

    /// <summary>An indicator's alert with its effect on each scenario, and how far its evidence can be relied on.</summary>
    public async Task<Alert> CompleteAsync(Alert alert, CancellationToken cancellationToken)
    {
        var now = await NowAsync(cancellationToken);
        var contributions = now.ToDictionary(one => one.ScenarioId, one => one.Contributions.FirstOrDefault(part => part.Indicator == alert.IndicatorId));
        var support = contributions.Values.FirstOrDefault()?.Support;
        return alert with
        {
            Effects = [.. pack.Scenarios.Select(scenario => EffectOn(scenario, alert.Day.AddDays(-1), contributions.GetValueOrDefault(scenario.Id)?.Nats ?? 0)).OfType<ScenarioEffect>()],
            Confidence = support is null ? "" : Confidence.Of([support]).Word,
        };
    }

    /// <summary>The alert of a scenario's word, with the indicators that moved it and their stories.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="change">Its change.</param>
    /// <param name="beside">The changes of its rivals on the same day.</param>
    /// <param name="now">When it is raised.</param>
    /// <param name="cancellationToken">Stops the scans.</param>
    public async Task<Alert> WordAsync(
        Scenario scenario, WordChange change, IReadOnlyList<(Scenario Scenario, WordChange Change)> beside, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var latest = likelihoods.Of(scenario.Id)[^1];
        var movers = await MoversAsync(scenario, cancellationToken);
        var told = new List<StoryEvidence>();
        foreach (var (indicator, _) in movers)
        {
            told.AddRange(await stories.NewestFirstAsync(indicator, now.AddDays(-SpanDays), DateTimeOffset.MaxValue, null, cancellationToken).ToListAsync(cancellationToken));
        }

        var news = told.Where(story => !story.IsBackfill).ToList();
        var alert = AlertRules.Of(scenario, change, latest, beside, ReasonOf(scenario, change, latest, movers) + string.Concat(beside.Select(BesideOf)), now);
        var before = LastCalled(scenario, change);
        return alert with
        {
            Effects = [.. pack.Scenarios.Select(other => EffectOn(other, before, 0)).OfType<ScenarioEffect>()],

            // A story can speak to several of the indicators: it is one story all the same.
            Stories = AlertStories.Of(news.GroupBy(story => story.StoryId).Select(tellings => tellings.MaxBy(EvidenceWeight.Of)).OfType<StoryEvidence>()),
            Publishers = news.SelectMany(story => story.Publishers).Distinct(StringComparer.Ordinal).Count(),
            Coverage = await CoverageAsync(scenario, cancellationToken),
            Trend = [.. likelihoods.Of(scenario.Id).TakeLast(TrendDays).Select(day => new AlertLikelihood(day.Day, Math.Round(day.Probability, 4)))],
            Beside = [.. beside.Select(one => AlertRules.IdOf(one.Scenario, one.Change))],
        };
    }

    // With the margins a word changes some days after its border is crossed: the day before has the new word's figures already.
    private DateOnly LastCalled(Scenario scenario, WordChange change) =>
        likelihoods.Of(scenario.Id).LastOrDefault(day => day.Day < change.Day.Day && pack.Scale.WordFor(day.Probability).Word == change.Was)?.Day ?? change.Day.Day.AddDays(-1);

    private string BesideOf((Scenario Scenario, WordChange Change) one) => FormattableString.Invariant(
        $" At the same time {one.Scenario.Title} came to be called {one.Change.Word} ({likelihoods.Of(one.Scenario.Id)[^1].Probability:0.00}), {one.Change.Was} before.");

    private string ReasonOf(Scenario scenario, WordChange change, DayLikelihood latest, IReadOnlyList<(IndicatorId Indicator, double Nats)> movers)
    {
        var titles = pack.Indicators.ToDictionary(indicator => indicator.Id, indicator => indicator.Title);
        var from = likelihoods.On(scenario.Id, today.AddDays(-SpanDays)) ?? likelihoods.Of(scenario.Id)[0];
        var by = movers.Count == 0 ? "only by time, as evidence fades"
            : "most by " + string.Join(", ", movers.Select(mover => FormattableString.Invariant($"{titles[mover.Indicator]} ({mover.Nats:+0.00;-0.00} nats)")));
        return FormattableString.Invariant(
            $"Called {change.Word} since {AlertText.Day(change.Day.Day)}, {change.Was} before; the analysis published {scenario.PublishedWord}. From {AlertText.Day(from.Day)} its probability went from {from.Probability:0.00} to {latest.Probability:0.00}, {by}.");
    }

    private async Task<IReadOnlyList<(IndicatorId Indicator, double Nats)>> MoversAsync(Scenario scenario, CancellationToken cancellationToken)
    {
        var before = Of(await LikelihoodsAsync(today.AddDays(-SpanDays), cancellationToken), scenario).ToDictionary(part => part.Indicator, part => part.Nats);
        return
        [
            .. Of(await NowAsync(cancellationToken), scenario)
                .Select(part => (part.Indicator, Nats: part.Nats - before.GetValueOrDefault(part.Indicator)))
                .Where(mover => Math.Abs(mover.Nats) >= LeastNats)
                .OrderByDescending(mover => Math.Abs(mover.Nats)).ThenBy(mover => mover.Indicator.Value, StringComparer.Ordinal).Take(MostMovers),
        ];
    }

    private async Task<double> CoverageAsync(Scenario scenario, CancellationToken cancellationToken) =>
        (await NowAsync(cancellationToken)).FirstOrDefault(one => one.ScenarioId == scenario.Id)?.Confidence.Coverage is { } coverage ? Math.Clamp(coverage, 0, 1) : 0;

    private ScenarioEffect? EffectOn(Scenario scenario, DateOnly then, double nats)
    {
        if (likelihoods.On(scenario.Id, today) is not { } now)
        {
            return null;
        }

        var before = likelihoods.On(scenario.Id, then) ?? now;
        return new ScenarioEffect(
            scenario.Id, before.Probability, pack.Scale.WordFor(before.Probability).Word, now.Probability, pack.Scale.WordFor(now.Probability).Word, nats);
    }

    private static IReadOnlyList<IndicatorContribution> Of(IReadOnlyList<ScenarioLikelihood> all, Scenario scenario) =>
        all.First(one => one.ScenarioId == scenario.Id).Contributions;

    private async Task<IReadOnlyList<ScenarioLikelihood>> NowAsync(CancellationToken cancellationToken) =>
        _now ??= await LikelihoodsAsync(today, cancellationToken);

    private async Task<IReadOnlyList<ScenarioLikelihood>> LikelihoodsAsync(DateOnly day, CancellationToken cancellationToken) =>
        Likelihoods.Of(pack, await supports.OnAsync(pack.Indicators, day, cancellationToken), day, _options);
}
