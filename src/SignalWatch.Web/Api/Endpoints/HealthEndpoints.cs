using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SignalWatch.Web.Api.Answers;

namespace SignalWatch.Web.Api.Endpoints;

/// <summary>Whether the monitor works, and its figures.</summary>
internal static class HealthEndpoints
{
    private static readonly QueryParameter Form = new("format", ParameterKind.Text, "The form: Prometheus' text format 0.0.4, or JSON. Left out: text.") { Values = ["text", "json"] };

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get<HealthAnswer>("/health", HealthAsync, new EndpointNote(
            "Whether the monitor works", "Status 200 when it does and 503 when it does not, so that a probe needs to read nothing else.", [])).Produces<HealthAnswer>(StatusCodes.Status503ServiceUnavailable);
        routes.MapGet("/metrics", MetricsAsync).WithMetadata(new EndpointNote(
                "The monitor's figures", "Sources by state, levels, stories and likelihoods of the last day, for a collector.", [Form]))
            .Produces<IReadOnlyList<MetricLine>>(StatusCodes.Status200OK, MediaTypes.Json, "text/plain").ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> HealthAsync(HttpContext context, MonitorState state)
    {
        var health = await state.HealthAsync(context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(health, ApiJson.Default.HealthAnswer, MediaTypes.Json, health.Status == MonitorState.Ok ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> MetricsAsync(HttpContext context, MonitorState state)
    {
        var isJson = new ApiRequest(context).Text(Form) == "json";
        var metrics = await state.MetricsAsync(context.RequestAborted);
        return isJson
            ? ApiText.Answer(metrics, ApiJson.Default.MetricLines)
            : new WholeAnswer(Encoding.UTF8.GetBytes(TextOf(metrics)), "text/plain; version=0.0.4; charset=utf-8");
    }

    // https://prometheus.io/docs/instrumenting/exposition_formats/; labels are ids of the pack, which need no escape.
    private static string TextOf(IReadOnlyList<MetricLine> metrics)
    {
        var text = new StringBuilder();
        foreach (var group in metrics.GroupBy(metric => metric.Name, StringComparer.Ordinal))
        {
            text.Append("# HELP ").Append(group.Key).Append(' ').Append(group.First().Description).Append('\n');
            text.Append("# TYPE ").Append(group.Key).Append(" gauge\n");
            foreach (var metric in group)
            {
                text.Append(metric.Name).Append(metric.Label is null ? "" : $"{{of=\"{metric.Label}\"}}").Append(' ')
                    .Append(metric.Value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
            }
        }

        return text.ToString();
    }
}
