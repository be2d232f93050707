using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SignalWatch.Assessment;
using SignalWatch.Packs;
using SignalWatch.Web.Api.Answers;

namespace SignalWatch.Web.Api.Endpoints;

/// <summary>How likely each scenario is and was.</summary>
internal static class ScenarioEndpoints
{
    private const int TrendDays = 60;

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get<IReadOnlyList<ScenarioCard>>("/scenarios", ListAsync, new EndpointNote(
            "The scenarios now", "The published word, the word now, probability, confidence and the last 60 days of each, in the pack's order. At most two seconds old.", [QueryParameter.At, QueryParameter.Fields]));
        routes.Get<ScenarioCard>("/scenarios/{scenarioId}", GetAsync, new EndpointNote("A scenario now", "As in the list.", [QueryParameter.At]));
        routes.GetRows<LikelihoodRow>("/scenarios/{scenarioId}/history", HistoryAsync, new EndpointNote(
            "A scenario's likelihood, day by day", "As it was told on each day, oldest first.", QueryParameter.OfDays));
    }

    private static Task<WholeAnswer> ListAsync(HttpContext context, Pack pack, LikelihoodHistory likelihoods, TimeProvider time, ShortCache cache)
    {
        var request = new ApiRequest(context);
        var at = request.Day(QueryParameter.At);
        var shape = RowShape<ScenarioCard>.Of(ApiJson.Default.ScenarioCard, request);
        return cache.GetAsync(
            string.Create(CultureInfo.InvariantCulture, $"scenarios {at:yyyyMMdd} {shape.Key}"),
            async token =>
            {
                var cards = new List<ScenarioCard>();
                foreach (var scenario in pack.Scenarios)
                {
                    cards.Add(await CardAsync(pack, scenario, likelihoods, at ?? Today(time), token));
                }

                return shape.ListOf(cards);
            },
            context.RequestAborted);
    }

    private static async Task<WholeAnswer> GetAsync(string scenarioId, HttpContext context, Pack pack, LikelihoodHistory likelihoods, TimeProvider time)
    {
        var at = new ApiRequest(context).Day(QueryParameter.At);
        var card = await CardAsync(pack, Known.Scenario(pack, scenarioId), likelihoods, at ?? Today(time), context.RequestAborted);
        return ApiText.Answer(card, ApiJson.Default.ScenarioCard);
    }

    private static Task<IResult> HistoryAsync(string scenarioId, HttpContext context, Pack pack, LikelihoodHistory likelihoods, Rows rows)
    {
        var request = new ApiRequest(context);
        var scenario = Known.Scenario(pack, scenarioId).Id;
        var (from, to) = request.Days();
        return rows.AnswerAsync(request, new RowSource<LikelihoodRow>(
            ApiJson.Default.LikelihoodRow,
            (behind, limit) => likelihoods.ReadAsync(scenario, DayPosition.Behind(behind, from), to.AddDays(-1), request.Ending).Take(limit ?? int.MaxValue)
                .Select(day => new LikelihoodRow { Day = day.Day, Probability = day.Probability, Word = day.Word, Confidence = day.Confidence }),
            row => DayPosition.Of(row.Day)));
    }

    private static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private static async Task<ScenarioCard> CardAsync(
        Pack pack, Scenario scenario, LikelihoodHistory likelihoods, DateOnly notAfter, CancellationToken cancellationToken)
    {
        var trend = await likelihoods.LastDayAsync(scenario.Id, notAfter, cancellationToken) is { } last
            ? await likelihoods.ReadAsync(scenario.Id, last.AddDays(1 - TrendDays), last, cancellationToken).ToListAsync(cancellationToken)
            : [];
        var now = trend.Count == 0 ? null : trend[^1];
        return new ScenarioCard
        {
            Id = scenario.Id.Value,
            Title = scenario.Title,
            Statement = scenario.Statement,
            Group = scenario.Group,
            PublishedWord = scenario.PublishedWord,
            PublishedProbability = pack.Scale.Find(scenario.PublishedWord)?.Point ?? 0,
            Day = now?.Day,
            Word = now?.Word,
            Probability = now?.Probability,
            Confidence = now?.Confidence,
            Trend = [.. trend.Select(day => new TrendPoint { Day = day.Day, Probability = day.Probability })],
        };
    }
}
