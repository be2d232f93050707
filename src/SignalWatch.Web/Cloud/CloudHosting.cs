using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SignalWatch.Web.Telemetry;

namespace SignalWatch.Web.Cloud;

/// <summary>Registers what functions ask for.</summary>
public static class CloudHosting
{
    /// <summary>Registers the jobs over one storage account, the site and the checks.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The app's settings.</param>
    public static IServiceCollection AddCloud(this IServiceCollection services, IConfiguration configuration) => services
        .AddWatchTelemetry(CloudTelemetry.TargetsOf(configuration))
        .AddSingleton(TimeProvider.System)
        .AddSingleton(CloudSettings.Read(configuration))
        .AddSingleton(provider => new CloudEngine(
            provider.GetRequiredService<CloudSettings>(), CloudFolders.Usual, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILoggerFactory>()))
        .AddSingleton<CloudSite>()
        .AddSingleton<CloudCheck>()
        .AddSingleton<CloudHealth>()
        .AddHostedService<CloudStart>();
}
