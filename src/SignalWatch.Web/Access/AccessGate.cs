using Microsoft.AspNetCore.Http;
using SignalWatch.Web.Pipeline;

namespace SignalWatch.Web.Access;

/// <summary>Middleware that lets a request through to its endpoint only if its caller may call that.</summary>
/// <param name="next">The rest of the pipeline.</param>
internal sealed class AccessGate(RequestDelegate next)
{
    /// <summary>Passes the request on, or answers 401 or 403 with the reason.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint)
        {
            return next(context);
        }

        var needed = endpoint.Metadata.GetMetadata<ScopeNeeded>()
            ?? new ScopeNeeded(CrossSite.IsSafe(context.Request.Method) ? Scope.Read : Scope.Write);
        if (!needed.TakesCrossSite && CrossSite.ObjectionTo(context.Request) is { } objection)
        {
            return ErrorAnswer.WriteAsync(context, StatusCodes.Status403Forbidden, objection);
        }

        return needed.Scope is not { } scope || context.Caller().May(scope) ? next(context) : RefuseAsync(context, scope);
    }

    private static Task RefuseAsync(HttpContext context, Scope scope)
    {
        var word = scope.ToString().ToLowerInvariant();
        if (context.Caller().Scope is { } own)
        {
            return ErrorAnswer.WriteAsync(
                context, StatusCodes.Status403Forbidden, $"This takes a key with scope {word}; yours has scope {own.ToString().ToLowerInvariant()}.");
        }

        // A browser asks a person for the key, to be given as the password; programs send it as they are told.
        context.Response.Headers.WWWAuthenticate = ErrorAnswer.IsForPrograms(context) ? "Bearer realm=\"SignalWatch\"" : "Basic realm=\"SignalWatch\", charset=\"UTF-8\"";
        return ErrorAnswer.WriteAsync(
            context,
            StatusCodes.Status401Unauthorized,
            (ReferenceEquals(context.Caller(), Caller.Mistaken) ? "The key that was shown is not known, or was revoked. " : "")
            + $"This takes a key with scope {word}, sent as 'Authorization: Bearer KEY' or 'X-Api-Key: KEY'; 'signalwatch keys create' makes one.");
    }
}
