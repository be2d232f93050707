using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SignalWatch.Web.Api;

/// <summary>How endpoints are mapped: with what they are for and what they take.</summary>
internal static class ApiRoutes
{
    /// <summary>Maps an endpoint that answers with JSON.</summary>
    public static RouteHandlerBuilder Get<TAnswer>(this IEndpointRouteBuilder routes, string pattern, Delegate handler, EndpointNote note) =>
        routes.MapGet(pattern, handler).WithMetadata(note).Produces<TAnswer>().ProducesProblem(StatusCodes.Status400BadRequest);

    /// <summary>Maps an endpoint that answers with rows: a page, or all of them as lines.</summary>
    public static RouteHandlerBuilder GetRows<TRow>(this IEndpointRouteBuilder routes, string pattern, Delegate handler, EndpointNote note) =>
        routes.MapGet(pattern, handler).WithMetadata(note)
            .Produces<Answers.Page<TRow>>(StatusCodes.Status200OK, MediaTypes.Json, MediaTypes.Ndjson, MediaTypes.Csv)
            .ProducesProblem(StatusCodes.Status400BadRequest);
}
