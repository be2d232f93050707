using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SignalWatch.Packs;
using SignalWatch.Web.Access;
using SignalWatch.Web.Api.Answers;
using SignalWatch.Web.Api.Endpoints;
using SignalWatch.Web.Api.Reference;

namespace SignalWatch.Web.Api;

/// <summary>The HTTP API, <c>/api/v1</c>: what history holds, for programs.</summary>
public static class ApiEndpoints
{
    /// <summary>Where the API is.</summary>
    public const string Root = "/api/v1";

    private static readonly string[] Lists =
    [
        "packs", "scenarios", "indicators", "signals", "alerts", "alerts.atom", "alerts.json", "sources", "search", "verdicts", "models", "health", "metrics", "openapi.json", "reference",
    ];

    /// <summary>Maps all its endpoints; <see cref="ApiServices.AddApi"/> registers what they need.</summary>
    public static IEndpointRouteBuilder MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Root).AddEndpointFilter<RouteGroupBuilder, ApiFilter>();
        api.Get<ApiAnswer>("/", Index, new EndpointNote("Where to find what", "The addresses of the API's lists.", []));
        PackEndpoints.Map(api);
        ScenarioEndpoints.Map(api);
        WaterfallEndpoint.Map(api);
        IndicatorEndpoints.Map(api);
        SignalEndpoints.Map(api);
        CountEndpoints.Map(api);
        StoryEndpoints.Map(api);
        ItemEndpoints.Map(api);
        SearchEndpoint.Map(api);
        SourceEndpoints.Map(api);
        AlertEndpoints.Map(api);
        AlertFeedEndpoints.Map(api);
        VerdictEndpoints.Map(api);
        AnalystEndpoints.Map(api);
        ModelEndpoints.Map(api);
        HealthEndpoints.Map(api);
        api.MapOpenApi("/" + ApiDocument.FileName).AllowAnyone();
        api.MapGet("/reference", (HttpContext context, ReferencePage page) => page.GetAsync(context.RequestAborted)).AllowAnyone().ExcludeFromDescription();
        return routes;
    }

    private static WholeAnswer Index(Pack pack) => ApiText.Answer(
        new ApiAnswer
        {
            Title = pack.Title,
            Links = [.. Lists.Select(name => $"{Root}/{name}")],
        },
        ApiJson.Default.ApiAnswer);
}
