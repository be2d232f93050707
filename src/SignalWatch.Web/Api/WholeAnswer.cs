using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace SignalWatch.Web.Api;

/// <summary>An answer that is whole in memory, with a tag of its content: a client that has it already is told so (304, RFC 9110, section 13).</summary>
internal sealed class WholeAnswer : IResult
{
    // Compared weakly: a proxy or the site itself may compress.
    private readonly EntityTagHeaderValue _tag;
    private readonly ReadOnlyMemory<byte> _body;
    private readonly string _contentType;
    private readonly string _nextUrl;

    /// <summary>Makes the answer.</summary>
    /// <param name="body">UTF-8.</param>
    /// <param name="contentType">Its media type.</param>
    /// <param name="nextUrl">The next page's address (RFC 8288, <c>rel="next"</c>); empty where there is none.</param>
    public WholeAnswer(ReadOnlyMemory<byte> body, string contentType = "application/json; charset=utf-8", string nextUrl = "")
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body.Span, hash);
        _tag = new EntityTagHeaderValue($"\"{Base64Url.EncodeToString(hash[..15])}\"", isWeak: true);
        _body = body;
        _contentType = contentType;
        _nextUrl = nextUrl;
    }

    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        response.GetTypedHeaders().ETag = _tag;

        // Kept by the client alone, and asked about each time: what it says may change at any moment.
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.Vary = "Accept, Accept-Encoding";
        if (_nextUrl.Length > 0)
        {
            response.Headers.Link = $"<{_nextUrl}>; rel=\"next\"";
        }

        if (IsKnown(request))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = _contentType;
        response.ContentLength = _body.Length;
        return response.Body.WriteAsync(_body, httpContext.RequestAborted).AsTask();
    }

    private bool IsKnown(HttpRequest request) =>
        request.Headers.IfNoneMatch.Count > 0
        && EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var tags)
        && tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(_tag, useStrongComparison: false));
}
