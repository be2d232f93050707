using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Packs;
using SignalWatch.Web.Access;
using SignalWatch.Web.Api.Answers;

namespace SignalWatch.Web.Api.Endpoints;

/// <summary>Who is written to. Addresses are personal: all of it takes the scope <see cref="Scope.Admin"/>.</summary>
internal static class AnalystEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get<IReadOnlyList<AnalystAnswer>>("/analysts", ListAsync, new EndpointNote("The analysts", "Who is written to, by id. Takes scope admin.", [])).RequireScope(Scope.Admin);
        routes.Get<AnalystAnswer>("/analysts/{analystId}", GetAsync, new EndpointNote("An analyst", "As in the list. Takes scope admin.", [])).RequireScope(Scope.Admin);
        routes.MapPost("/analysts", AddAsync).WithMetadata(new EndpointNote("Add an analyst", "Refused when there is one of that id. Takes scope admin.", []))
            .RequireScope(Scope.Admin).Accepts<AnalystInput>(MediaTypes.Json)
            .Produces<AnalystAnswer>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict);
        routes.MapPut("/analysts/{analystId}", ReplaceAsync).WithMetadata(new EndpointNote("Change an analyst", "Puts these settings in place of those there are. Takes scope admin.", []))
            .RequireScope(Scope.Admin).Accepts<AnalystInput>(MediaTypes.Json)
            .Produces<AnalystAnswer>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        routes.MapDelete("/analysts/{analystId}", RemoveAsync).WithMetadata(new EndpointNote("Remove an analyst", "The log of changes stays. Takes scope admin.", []))
            .RequireScope(Scope.Admin).Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<WholeAnswer> ListAsync(HttpContext context, AnalystHistory analysts) =>
        ApiText.Answer([.. (await analysts.AllAsync(context.RequestAborted)).Select(AnalystForm.Of)], ApiJson.Default.AnalystAnswers);

    private static async Task<WholeAnswer> GetAsync(string analystId, HttpContext context, AnalystHistory analysts) =>
        ApiText.Answer(AnalystForm.Of(await FindAsync(analysts, analystId, context.RequestAborted)), ApiJson.Default.AnalystAnswer);

    private static async Task<IResult> AddAsync(HttpContext context, Pack pack, AnalystHistory analysts, TimeProvider time)
    {
        var input = await JsonBody.ReadAsync(context.Request, ApiJson.Default.AnalystInput, context.RequestAborted);
        var id = new AnalystId(input.Id ?? throw QueryProblemException.Bad("id", "It is missing; write the new analyst's id."));
        if (await analysts.FindAsync(id, context.RequestAborted) is not null)
        {
            throw new QueryProblemException(HttpStatusCode.Conflict, "id", $"There is an analyst {QueryProblemException.Quote(id.Value)} already; PUT changes one.", []);
        }

        var added = await SaveAsync(context, pack, analysts, AnalystForm.Read(input, id, input.Since ?? time.GetUtcNow()), time);
        return Results.Json(added, ApiJson.Default.AnalystAnswer, MediaTypes.Json, StatusCodes.Status201Created);
    }

    private static async Task<IResult> ReplaceAsync(string analystId, HttpContext context, Pack pack, AnalystHistory analysts, TimeProvider time)
    {
        var before = await FindAsync(analysts, analystId, context.RequestAborted);
        var input = await JsonBody.ReadAsync(context.Request, ApiJson.Default.AnalystInput, context.RequestAborted);
        if (input.Id is { } id && id != analystId)
        {
            throw QueryProblemException.Bad("id", "It is another than in the address; an id can't be changed.");
        }

        var changed = AnalystForm.Read(input, before.Id, input.Since ?? before.Since) with { MutedIndicators = before.MutedIndicators };
        return ApiText.Answer(await SaveAsync(context, pack, analysts, changed, time), ApiJson.Default.AnalystAnswer);
    }

    private static async Task<IResult> RemoveAsync(string analystId, HttpContext context, AnalystHistory analysts, TimeProvider time)
    {
        var found = await FindAsync(analysts, analystId, context.RequestAborted);
        await analysts.RemoveAsync(found.Id, ChangedBy(context), time.GetUtcNow(), context.RequestAborted);
        return Results.NoContent();
    }

    private static async Task<AnalystAnswer> SaveAsync(HttpContext context, Pack pack, AnalystHistory analysts, Analyst analyst, TimeProvider time)
    {
        if (AnalystCheck.Of(analyst, pack) is [var problem, ..])
        {
            // The message begins with the property's own name, which is not the field's.
            var detail = problem.Message.StartsWith(problem.Field + ": ", StringComparison.Ordinal) ? problem.Message[(problem.Field.Length + 2)..] : problem.Message;
            throw QueryProblemException.Bad(AnalystForm.FieldOf(problem.Field), detail[..1].ToUpperInvariant() + detail[1..]);
        }

        await analysts.SaveAsync(analyst, ChangedBy(context), time.GetUtcNow(), context.RequestAborted);
        return AnalystForm.Of(analyst);
    }

    private static string ChangedBy(HttpContext context) => $"API: {context.Caller().Name}";

    private static async Task<Analyst> FindAsync(AnalystHistory analysts, string id, CancellationToken cancellationToken)
    {
        if (await analysts.FindAsync(new AnalystId(id), cancellationToken) is { } found)
        {
            return found;
        }

        var known = (await analysts.AllAsync(cancellationToken)).Select(analyst => analyst.Id.Value).ToList();
        throw QueryProblemException.Unknown("analystId", $"There is no analyst {QueryProblemException.Quote(id)}. {(known.Count == 0 ? "There are none yet." : ApiRequest.Suggestion(id, known))}", known);
    }
}
