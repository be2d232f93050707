using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SignalWatch.Web.Api.Feeds;

namespace SignalWatch.Web.Api.Endpoints;

/// <summary>The newest alerts as feeds, so that other tools can subscribe.</summary>
internal static class AlertFeedEndpoints
{
    private const int DefaultAlerts = 50;
    private static readonly QueryParameter Limit = new("limit", ParameterKind.Integer, "The most alerts; 50 unless told.") { Minimum = 1, Maximum = 200, Example = "20" };

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/alerts.atom", AtomAsync).WithMetadata(new EndpointNote("The newest alerts as an Atom feed", "RFC 4287, newest first.", [Limit]))
            .Produces<string>(StatusCodes.Status200OK, AtomText.ContentType);
        routes.MapGet("/alerts.json", JsonAsync).WithMetadata(new EndpointNote("The newest alerts as a JSON Feed", "Version 1.1 (jsonfeed.org), newest first.", [Limit]))
            .Produces<string>(StatusCodes.Status200OK, JsonFeedText.ContentType);
    }

    private static async Task<WholeAnswer> AtomAsync(HttpContext context, AlertFeed feed) =>
        new(AtomText.Of(await feed.ReadAsync(new ApiRequest(context), MostOf(context))), $"{AtomText.ContentType}; charset=utf-8");

    private static async Task<WholeAnswer> JsonAsync(HttpContext context, AlertFeed feed) =>
        new(JsonFeedText.Of(await feed.ReadAsync(new ApiRequest(context), MostOf(context))), $"{JsonFeedText.ContentType}; charset=utf-8");

    private static int MostOf(HttpContext context) => new ApiRequest(context).Integer(Limit) ?? DefaultAlerts;
}
