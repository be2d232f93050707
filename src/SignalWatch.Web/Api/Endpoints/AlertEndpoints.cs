using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SignalWatch.Alerts;
using SignalWatch.Web.Api.Answers;

namespace SignalWatch.Web.Api.Endpoints;

/// <summary>The alerts that were raised; who was told of them is not part of it.</summary>
internal static class AlertEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.GetRows<AlertRow>("/alerts", ListAsync, new EndpointNote("The alerts", "Every change that was worth telling, newest first.", QueryParameter.OfRows));
        routes.Get<AlertAnswer>("/alerts/{alertId}", GetAsync, new EndpointNote("An alert", "With the stories behind it and what it does to the scenarios, as they stood when it was raised.", []));
    }

    private static Task<IResult> ListAsync(HttpContext context, AlertHistory alerts, Rows rows)
    {
        var request = new ApiRequest(context);
        var (from, to) = request.Period();
        return rows.AnswerAsync(request, new RowSource<AlertRow>(
            ApiJson.Default.AlertRow,
            (behind, limit) => alerts.NewestFirstAsync(from, to, behind, limit, request.Ending).Select(RowOf),
            row => AlertHistory.KeyOf(new AlertId(row.Id), row.Raised)));
    }

    private static async Task<WholeAnswer> GetAsync(string alertId, HttpContext context, AlertHistory alerts) =>
        await alerts.FindAsync(new AlertId(alertId), context.RequestAborted) is { } alert
            ? ApiText.Answer(
                new AlertAnswer { Alert = RowOf(alert), Stories = [.. alert.Stories.Select(LineOf)], Effects = [.. alert.Effects.Select(LineOf)] },
                ApiJson.Default.AlertAnswer)
            : throw QueryProblemException.Unknown("alertId", $"There is no alert {QueryProblemException.Quote(alertId)}; the list of alerts names theirs.");

    private static AlertRow RowOf(Alert alert) => new()
    {
        Id = alert.Id.Value,
        Kind = JsonNamingPolicy.CamelCase.ConvertName(alert.Kind.ToString()),
        Raised = alert.Raised,
        Day = alert.Day,
        Episode = alert.Episode,
        Headline = alert.Headline,
        Reason = alert.Reason,
        IndicatorId = alert.IndicatorId?.Value,
        ScenarioId = alert.ScenarioId?.Value,
        Level = alert.Level?.ToString().ToLowerInvariant(),
        Was = alert.Was,
        Publishers = alert.Publishers,
        Coverage = alert.Coverage,
        Confidence = alert.Confidence,
    };

    private static AlertStoryLine LineOf(AlertStory story) => new()
    {
        Time = story.Time,
        Title = story.Title,
        Outlet = story.Outlet,
        Url = ApiText.Followable(story.Url),
        Probability = story.Probability,
        Publishers = story.Publishers,
        Why = story.Why,
        Sentence = story.Sentence,
        SourceId = story.SourceId?.Value,
        ItemId = story.ItemId?.Value,
    };

    private static EffectLine LineOf(ScenarioEffect effect) => new()
    {
        ScenarioId = effect.ScenarioId.Value,
        ProbabilityBefore = effect.Before,
        WordBefore = effect.BeforeWord,
        Probability = effect.Now,
        Word = effect.NowWord,
        Nats = effect.Nats,
    };
}
