using Microsoft.AspNetCore.Http;

namespace SignalWatch.Web.Api;

/// <summary>Stands before every endpoint of the API: refuses parameters that it does not take, and says what is wrong with a request.</summary>
internal sealed class ApiFilter : IEndpointFilter
{
    /// <inheritdoc />
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        try
        {
            if (http.GetEndpoint()?.Metadata.GetMetadata<EndpointNote>() is { } note)
            {
                new ApiRequest(http).Check(note);
            }

            return await next(context);
        }
        catch (QueryProblemException e)
        {
            http.Response.Headers.CacheControl = "no-store";
            return ApiProblems.Of(e);
        }
    }
}
