using Microsoft.AspNetCore.Http;

namespace SignalWatch.Web.Access;

/// <summary>Tells whether a page of another site made a request that changes something.</summary>
/// <remarks>
/// Browsers say so in <c>Sec-Fetch-Site</c> (Fetch Metadata Request Headers, https://www.w3.org/TR/fetch-metadata/), older ones in
/// <c>Origin</c>; a program that is no browser sends neither, and has no user's rights to abuse.
/// </remarks>
internal static class CrossSite
{
    /// <summary>Why the request is refused; null when it is not.</summary>
    public static string? ObjectionTo(HttpRequest request)
    {
        if (IsSafe(request.Method))
        {
            return null;
        }

        var (site, origin) = (request.Headers["Sec-Fetch-Site"], request.Headers.Origin);
        if (site.Count > 0)
        {
            return site is ["same-origin"] or ["none"]
                ? null
                : "A page of another site made this request; send it from a page of this site, or from a program.";
        }

        return origin.Count == 0 || (origin is [var only] && IsOurs(only, request))
            ? null
            : "The request's Origin is not this site; send it from a page of this site, or from a program without an Origin header.";
    }

    /// <summary>Whether the method only reads (RFC 9110, section 9.2.1).</summary>
    public static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    // A proxy that ends TLS may leave the scheme behind, and a page that shares host and port shares the site.
    private static bool IsOurs(string? origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
        && string.Equals(url.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
}
