using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace SignalWatch.Web.Pipeline;

/// <summary>How much of a request is read before it is refused.</summary>
public static class RequestLimits
{
    // More than an address may have, so that one that is too long gets an answer that says so; Kestrel's own 414 says nothing.
    private const int RequestLineBytes = 1280 * 1024;
    private const int HeaderBytes = 16 * 1024;
    private const int Connections = 400;
    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(15);

    /// <summary>Bounds what the server takes before the site sees it; for a host that has its own Kestrel.</summary>
    public static void Apply(KestrelServerOptions server)
    {
        server.AddServerHeader = false;
        server.Limits.MaxRequestBufferSize = RequestLineBytes;
        server.Limits.MaxRequestLineSize = RequestLineBytes;
        server.Limits.MaxRequestHeadersTotalSize = HeaderBytes;
        server.Limits.MaxConcurrentConnections = Connections;
        server.Limits.RequestHeadersTimeout = HeadersTimeout;
    }

    /// <summary>Refuses a request that is too long, and bounds the body of any other.</summary>
    internal static Task CheckAsync(HttpContext context, RequestDelegate next, SiteOptions options)
    {
        if (LongerPart(context.Request, options.MaximumQueryLength) is var (part, length))
        {
            return ErrorAnswer.WriteAsync(
                context,
                StatusCodes.Status414UriTooLong,
                FormattableString.Invariant($"The {part} has {length:#,0} characters, and {options.MaximumQueryLength:#,0} are read; ask for less at a time."));
        }

        if (context.Request.ContentLength > options.MaximumBodyBytes)
        {
            return ErrorAnswer.WriteAsync(
                context,
                StatusCodes.Status413PayloadTooLarge,
                FormattableString.Invariant($"The body has {context.Request.ContentLength:#,0} bytes, and {options.MaximumBodyBytes:#,0} are read; send less at a time."));
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
        {
            body.MaxRequestBodySize = options.MaximumBodyBytes;
        }

        return next(context);
    }

    private static (string Part, int Length)? LongerPart(HttpRequest request, int most) => request switch
    {
        { QueryString.Value: { } query } when query.Length > most => ("query string", query.Length),
        { Path.Value: { } path } when path.Length > most => ("path", path.Length),
        _ => null,
    };
}
