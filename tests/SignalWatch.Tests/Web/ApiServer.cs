using SignalWatch.History.Tables;
using SignalWatch.Web;
using SignalWatch.Web.Api;

namespace SignalWatch.Tests.Web;

/// <summary>A further server over the store of a world.</summary>
internal static class ApiServer
{
    public static Task<SiteServer> StartAsync(ApiWorld world, Action<SiteOptions>? configure = null) =>
        StartAsync(world.Store, world, configure);

    public static Task<SiteServer> StartAsync(ITableStore store, ApiWorld world, Action<SiteOptions>? configure = null) => SiteServer.StartAsync(
        routes => routes.MapApi(), configure, services => services.AddWatch(ApiWorld.Pack, store, world.Clock));
}
