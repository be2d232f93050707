using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;
using SignalWatch.Web.Api.Feeds;
using SignalWatch.Web.Api.Reference;

namespace SignalWatch.Web.Api;

/// <summary>What the API's endpoints need beside the histories.</summary>
public static class ApiServices
{
    /// <summary>Registers it; the histories come from <see cref="WatchServices.AddWatch"/>.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddSingleton<CursorSigner>().AddSingleton<Rows>().AddSingleton<ShortCache>()
            .AddSingleton<ZonedCounts>().AddSingleton<TitleSearch>().AddSingleton<MonitorState>().AddSingleton<AlertFeed>().AddSingleton<ReferencePage>();

        // The document describes numbers as numbers, which is how they are written.
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
        services.AddOpenApi(ApiDocument.Name, ApiDocument.Configure);
        return services;
    }
}
