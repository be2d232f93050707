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
                "Give a verdict", "Says whether an item is evidence for an indicator. Of an analyst's verdicts on one item and indicator the latest stands; training learns from it.", []))
            .RequireScope(Scope.Write).Accepts<VerdictInput>(MediaTypes.Json).Produces<VerdictRow>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static Task<IResult> ListAsync(HttpContext context, VerdictHistory verdicts, Rows rows)
    {
        var request = new ApiRequest(context);
        var (from, to) = request.Period();
        return rows.AnswerAsync(request, new RowSource<(VerdictRow Row, string Key)>(
            null!, null!, null!));
    }

    private static async Task<IResult> GiveAsync(HttpContext context, Pack pack, ItemHistory items, VerdictHistory verdicts, TimeProvider time)
    {
        var input = await JsonBody.ReadAsync(context.Request, ApiJson.Default.VerdictInput, context.RequestAborted);
        var indicator = pack.Indicators.FirstOrDefault(one => one.Id.Value == input.IndicatorId) ?? throw UnknownIndicator(pack, input.IndicatorId);
        var said = Judgements.FirstOrDefault(one => one.Name == input.Judgement);
        if (said.Name is null)
        {
            throw QueryProblemException.Bad("judgement", $"{QueryProblemException.Quote(input.Judgement)} is no judgement.", [.. Judgements.Select(one => one.Name)]);
        }

        var analyst = (input.Analyst ?? context.Caller().Name).Trim();
        if (analyst.Length is 0 or > LongestAnalyst || !IsName(analyst))
        {
            throw QueryProblemException.Bad("analyst", FormattableString.Invariant($"Write a name or an address of 1 to {LongestAnalyst} characters without control characters."));
        }

        var item = await Known.ItemAsync(items, input.SourceId, input.ItemId, context.RequestAborted);
        if (item.NotScoredReason is { } reason)
        {
            throw QueryProblemException.Bad("itemId", $"It was not scored ({reason}), so that a verdict on it would teach nothing.");
        }

        var verdict = VerdictOf(item, indicator.Id, said.Judgement, analyst, time.GetUtcNow());
        await verdicts.AddAsync([verdict], context.RequestAborted);
        return Results.Json(RowOf(verdict), ApiJson.Default.VerdictRow, MediaTypes.Json, StatusCodes.Status201Created);
    }
}
