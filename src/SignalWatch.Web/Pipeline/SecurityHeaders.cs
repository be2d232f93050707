using Microsoft.AspNetCore.Http;
using SignalWatch.Web.Access;

namespace SignalWatch.Web.Pipeline;

/// <summary>Headers that keep what a browser does with our answers within this site.</summary>
internal static class SecurityHeaders
{
    // No 'unsafe-inline': scripts and styles come from /assets only, so that a title that got past the encoder still can't run.
    private const string ContentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; "
        + "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Adds the headers when the answer starts, so that an answer that was begun anew after an error has them too.</summary>
    public static void AddTo(HttpContext context) => context.Response.OnStarting(SetAsync, context);

    private static Task SetAsync(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        // Not "no-referrer": browsers would then send no origin with our own forms, which are told from others' by it.
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (context.Request.IsHttps && !LocalCaller.IsThisMachine(context.Request.Host))
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        return Task.CompletedTask;
    }
}
