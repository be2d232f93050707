using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SignalWatch.Feeds;
using SignalWatch.History;
using SignalWatch.Jobs;
using SignalWatch.Packs;
using SignalWatch.Web.Access;
using SignalWatch.Web.Api.Answers;

namespace SignalWatch.Web.Api.Endpoints;

/// <summary>What analysts say of items.</summary>
internal static class VerdictEndpoints
{
    private const int LongestAnalyst = 60;

    private static readonly (string Name, Judgement Judgement)[] Judgements =
        [("correct", Judgement.Correct), ("wrong", Judgement.Wrong), ("shouldHaveBeen", Judgement.ShouldHaveBeen)];

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.GetRows<VerdictRow>("/verdicts", ListAsync, new EndpointNote(
            "Verdicts", "What analysts said, newest first, also what they said otherwise later.", QueryParameter.OfRows));
        routes.MapPost("/verdicts", GiveAsync).WithMetadata(new EndpointNote(
                "Give a verdict", "Says whether an item is evidence for an indicator. Of an analyst's verdicts on one item and indicator the latest stands; training learns from it. One that stands already is answered by 204.", []))
            .RequireScope(Scope.Write).Accepts<VerdictInput>(MediaTypes.Json).Produces<VerdictRow>(StatusCodes.Status201Created).Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static Task<IResult> ListAsync(HttpContext context, VerdictHistory verdicts, Rows rows)
    {
        var request = new ApiRequest(context);
        var (from, to) = request.Period();
        return rows.AnswerAsync(request, new RowSource<VerdictRow>(
            ApiJson.Default.VerdictRow,
            (behind, limit) => verdicts.NewestFirstAsync(from, to, behind, limit, request.Ending).Select(RowOf),
            row => VerdictHistory.KeyOf(row.Time, new SourceId(row.SourceId), new ItemId(row.ItemId), new IndicatorId(row.IndicatorId), row.Analyst)));
    }

    private static async Task<IResult> GiveAsync(HttpContext context, Pack pack, ItemHistory items, JudgeItem judge)
    {
        var input = await JsonBody.ReadAsync(context.Request, ApiJson.Default.VerdictInput, context.RequestAborted);
        var indicator = pack.Indicators.FirstOrDefault(one => one.Id.Value == input.IndicatorId) ?? throw UnknownIndicator(pack, input.IndicatorId);
        var judgement = JudgementOf(input.Judgement);
        var analyst = (input.Analyst ?? context.Caller().Name).Trim();
        if (analyst.Length is 0 or > LongestAnalyst || !IsName(analyst))
        {
            throw QueryProblemException.Bad("analyst", FormattableString.Invariant($"Write a name or an address of 1 to {LongestAnalyst} characters without control characters."));
        }

        var item = await ItemOfAsync(pack, items, input, context.RequestAborted);
        return await judge.RunAsync(analyst, item, [(indicator.Id, judgement)], context.RequestAborted) switch
        {
            JudgeOutcome.NotScored unscored => throw QueryProblemException.Bad("itemId", $"It was not scored ({unscored.Reason}), so that a verdict on it would teach nothing."),
            JudgeOutcome.Stands { Added: [var verdict] } => Results.Json(RowOf(verdict), ApiJson.Default.VerdictRow, MediaTypes.Json, StatusCodes.Status201Created),
            _ => Results.NoContent(),
        };
    }

    private static async Task<StoredItem> ItemOfAsync(Pack pack, ItemHistory items, VerdictInput input, CancellationToken cancellationToken)
    {
        try
        {
            return await Known.ItemAsync(pack, items, input.SourceId, input.ItemId, cancellationToken);
        }
        catch (QueryProblemException e)
        {
            // What is missing is named in the body, and is not the address asked for.
            throw QueryProblemException.Bad(e.Parameter, e.Detail, e.ValidValues);
        }
    }

    private static QueryProblemException UnknownIndicator(Pack pack, string id)
    {
        var known = pack.Indicators.Select(indicator => indicator.Id.Value).ToList();
        return QueryProblemException.Bad("indicatorId", $"There is no indicator {QueryProblemException.Quote(id)}. {ApiRequest.Suggestion(id, known)}", known);
    }

    private static Judgement JudgementOf(string name)
    {
        var found = Array.FindIndex(Judgements, one => one.Name == name);
        return found >= 0
            ? Judgements[found].Judgement
            : throw QueryProblemException.Bad("judgement", $"{QueryProblemException.Quote(name)} is no judgement.", [.. Judgements.Select(one => one.Name)]);
    }

    private static bool IsName(string text) => !text.Any(c => char.IsControl(c) || char.IsSurrogate(c));

    private static VerdictRow RowOf(Verdict verdict) => new()
    {
        Time = verdict.Time,
        Analyst = verdict.Analyst,
        Judgement = Judgements.First(one => one.Judgement == verdict.Judgement).Name,
        IndicatorId = verdict.IndicatorId.Value,
        SourceId = verdict.SourceId.Value,
        ItemId = verdict.ItemId.Value,
        Title = verdict.Title,
    };
}
