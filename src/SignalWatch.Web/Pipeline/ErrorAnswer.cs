using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using SignalWatch.History.Tables;

namespace SignalWatch.Web.Pipeline;

/// <summary>What every error looks like: Problem Details (RFC 9457) under <c>/api</c>, a plain page for people elsewhere.</summary>
public static class ErrorAnswer
{
    /// <summary>Whether the answer is for a program.</summary>
    public static bool IsForPrograms(HttpContext context) => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    /// <summary>Answers with the error.</summary>
    /// <param name="context">The request; its answer must not have started.</param>
    /// <param name="status">The status, 400 to 599.</param>
    /// <param name="detail">What is wrong and what to do, shown to the caller; null for what the status says by itself.</param>
    public static Task WriteAsync(HttpContext context, int status, string? detail)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        var text = detail ?? DetailOf(context, status);
        return IsForPrograms(context)
            ? Results.Problem(text, statusCode: status).ExecuteAsync(context)
            : new PlainPage { Title = TitleOf(status), Paragraphs = [text] }.WriteAsync(context);
    }

    /// <summary>The status for what went wrong: the request's own fault, a store that can't be used, or a bug.</summary>
    internal static int StatusOf(Exception problem) => problem switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        StoreException => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>Answers after an exception. Only what is wrong with the request is told: other messages may name files and hosts.</summary>
    internal static Task WriteAsync(HttpContext context)
    {
        var problem = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        return WriteAsync(context, context.Response.StatusCode, (problem as BadHttpRequestException)?.Message);
    }

    private static string TitleOf(int status) => ReasonPhrases.GetReasonPhrase(status) is { Length: > 0 } phrase ? phrase : "Error";

    private static string DetailOf(HttpContext context, int status) => status switch
    {
        StatusCodes.Status404NotFound => "There is nothing at this address.",
        StatusCodes.Status405MethodNotAllowed => $"This address takes {context.Response.Headers.Allow}, not {context.Request.Method}.",
        StatusCodes.Status415UnsupportedMediaType => "The request's Content-Type can't be read here; the API takes application/json.",
        StatusCodes.Status429TooManyRequests => "There were too many requests; wait as long as Retry-After says.",
        StatusCodes.Status503ServiceUnavailable => "The history can't be read at the moment; the server's log says why.",
        >= 500 => "The server made a mistake; its log says more.",
        _ => "The request can't be understood.",
    };
}
