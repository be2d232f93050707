using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SignalWatch.Packs;
using SignalWatch.Web.Access;

namespace SignalWatch.Web.Dashboard;

/// <summary>The dashboard: pages for people, rendered on the server.</summary>
public static class DashboardEndpoints
{
    /// <summary>Registers what reads the pages.</summary>
    public static IServiceCollection AddDashboard(this IServiceCollection services) => services
        .AddSingleton<AssessedDay>()
        .AddSingleton<OverviewReader>()
        .AddSingleton<SignalList>()
        .AddSingleton<IndicatorReader>()
        .AddSingleton<ScenarioReader>()
        .AddSingleton<SourcesReader>();

    /// <summary>Maps the pages.</summary>
    public static IEndpointRouteBuilder MapDashboard(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription();
        pages.MapGet("/", async (OverviewReader reader, CancellationToken cancellationToken) =>
            PageResult.Of<OverviewView>(await reader.ReadAsync(cancellationToken)));
        pages.MapGet("/indicators/{id}", IndicatorAsync);
        pages.MapPost("/indicators/{id}/verdicts", DashboardVerdict.GiveAsync).DisableAntiforgery();
        pages.MapGet("/scenarios/{id}", ScenarioAsync);
        pages.MapGet("/matrix", (Pack pack) => PageResult.Of<MatrixView>(new MatrixPage(pack)));
        pages.MapGet("/sources", async (SourcesReader reader, CancellationToken cancellationToken) =>
            PageResult.Of<SourcesView>(await reader.ReadAsync(cancellationToken)));
        return routes;
    }

    /// <summary>A page that says what could not be found, and what may have been meant.</summary>
    internal static IResult NotFound(string kind, string id, IEnumerable<string> known) => PageResult.Of<TroubleView>(
        new TroublePage($"There is no such {kind}", $"'{DashboardText.Short(id, 60)}' is no {kind} of this analysis. {Nearest.Suggest(id, [.. known])}"),
        StatusCodes.Status404NotFound);

    /// <summary>A page that says what of a request can't be understood.</summary>
    internal static IResult BadRequest(string problem) =>
        PageResult.Of<TroubleView>(new TroublePage("This can't be shown", problem), StatusCodes.Status400BadRequest);

    private static async Task<IResult> IndicatorAsync(string id, Pack pack, IndicatorReader reader, HttpContext context, CancellationToken cancellationToken)
    {
        if (pack.Indicators.FirstOrDefault(one => string.Equals(one.Id.Value, id, StringComparison.Ordinal)) is not { } indicator)
        {
            return NotFound("indicator", id, pack.Indicators.Select(one => one.Id.Value));
        }

        var last = await reader.LastDayAsync(cancellationToken);
        if (IndicatorQuestion.Read(context.Request.Query, pack, last, out var problem) is not { } question)
        {
            return BadRequest(problem);
        }

        var page = await reader.ReadAsync(indicator, question, cancellationToken);
        return PageResult.Of<IndicatorView>(page with { CanJudge = context.Caller().May(Scope.Write) });
    }

    private static async Task<IResult> ScenarioAsync(string id, Pack pack, ScenarioReader reader, HttpRequest request, CancellationToken cancellationToken)
    {
        if (pack.Scenarios.FirstOrDefault(one => string.Equals(one.Id.Value, id, StringComparison.Ordinal)) is not { } scenario)
        {
            return NotFound("scenario", id, pack.Scenarios.Select(one => one.Id.Value));
        }

        return ScenarioQuestion.Read(request.Query, out var problem) is { } question
            ? PageResult.Of<ScenarioView>(await reader.ReadAsync(scenario, question, cancellationToken))
            : BadRequest(problem);
    }
}
