using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace SignalWatch.Web.Pipeline;

/// <summary>Says which methods an address takes, after routing found that it does not take the one it was asked with.</summary>
internal static class AllowedMethods
{
    /// <summary>
    /// Completes <c>Allow</c> by what the site answers everywhere: HEAD where there is GET, and OPTIONS, to which this is the answer
    /// (RFC 9110, section 9.3.7).
    /// </summary>
    /// <returns>True where nothing else is to be answered.</returns>
    public static bool Answer(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        if (response.StatusCode != StatusCodes.Status405MethodNotAllowed)
        {
            return false;
        }

        var mapped = response.Headers.Allow.SelectMany(methods => (methods ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToList();
        string[] head = mapped.Contains(HttpMethods.Get, StringComparer.Ordinal) ? [HttpMethods.Head] : [];
        response.Headers.Allow = new StringValues(string.Join(", ", [.. mapped, .. head, HttpMethods.Options]));
        if (!HttpMethods.IsOptions(request.Method))
        {
            return false;
        }

        response.StatusCode = StatusCodes.Status204NoContent;
        return true;
    }
}
