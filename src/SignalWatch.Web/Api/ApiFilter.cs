using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SignalWatch.History;

namespace SignalWatch.Web.Api;

/// <summary>Stands before every endpoint of the API: refuses parameters that it does not take, and turns what goes wrong into Problem Details.</summary>
/// <param name="logger">Told of a store that fails.</param>
internal sealed partial class ApiFilter(ILogger<ApiFilter> logger) : IEndpointFilter
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
            return ApiProblems.Of(e);
        }
        catch (StoreException e)
        {
            Log.StoreFailed(logger, e);
            return ApiProblems.Of(e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 700, Level = LogLevel.Error, Message = "A request could not be answered because the store failed")]
        public static partial void StoreFailed(ILogger logger, StoreException fault);
    }
}
