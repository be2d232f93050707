using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SignalWatch.History.Tables;
using SignalWatch.Tests.History;
using SignalWatch.Web;
using SignalWatch.Web.Pipeline;

namespace SignalWatch.Tests.Web;

/// <summary>The site's pipeline on a real Kestrel on loopback, with the endpoints that a test maps.</summary>
internal sealed class SiteServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly TemporaryDirectory _directory;
    private readonly SqliteTableStore _store;

    private SiteServer(WebApplication application, TemporaryDirectory directory, SqliteTableStore store)
    {
        (_application, _directory, _store) = (application, directory, store);
        Address = new Uri(application.Urls.First());
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => _application.Services;

    /// <summary>The server's own empty store, for services that are given one.</summary>
    public static ITableStore StoreIn(IServiceCollection services) => services.Select(service => service.ImplementationInstance).OfType<ITableStore>().Last();

    public static async Task<SiteServer> StartAsync(
        Action<IEndpointRouteBuilder> map, Action<SiteOptions>? configure = null, Action<IServiceCollection>? services = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
        {
            RequestLimits.Apply(server);
            server.Listen(IPAddress.Loopback, 0);
        });
        builder.Logging.ClearProviders();
        var directory = new TemporaryDirectory();
        var store = SqliteTableStore.Open(directory.FullName, StoreAccess.ReadWrite);
        builder.Services.AddSingleton<ITableStore>(store).AddSingleton(TimeProvider.System);
        services?.Invoke(builder.Services);
        builder.Services.AddSite(options =>
        {
            options.TrustsLoopback = true;
            configure?.Invoke(options);
        });
        var application = builder.Build();
        application.UseSite(map);
        await application.StartAsync(TestContext.Current.CancellationToken);
        return new SiteServer(application, directory, store);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _application.DisposeAsync();
        await _store.DisposeAsync();
        _directory.Dispose();
    }
}
