using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SignalWatch.Tests.Web;
using SignalWatch.Web;
using SignalWatch.Web.Dashboard;

[assembly: AssemblyFixture(typeof(DashboardSite))]

namespace SignalWatch.Tests.Web;

/// <summary>The whole site over half a year of news, for all tests of the dashboard; started by the first that asks for it.</summary>
public sealed class DashboardSite : IAsyncDisposable
{
    private readonly SemaphoreSlim _oneStart = new(1, 1);
    private SiteServer? _server;

    /// <summary>The server, filled.</summary>
    internal async Task<SiteServer> ServerAsync()
    {
        var ending = TestContext.Current.CancellationToken;
        await _oneStart.WaitAsync(ending);
        try
        {
            if (_server is null)
            {
                var server = await StartAsync();
                await DashboardNews.FillAsync(server.Services, ending);
                _server = server;
            }

            return _server;
        }
        finally
        {
            _oneStart.Release();
        }
    }

    /// <summary>A service of the site.</summary>
    public async Task<T> GetAsync<T>()
        where T : notnull => (await ServerAsync()).Services.GetRequiredService<T>();

    /// <summary>A page of the site, parsed.</summary>
    public async Task<IHtmlDocument> PageAsync(string path)
    {
        var server = await ServerAsync();
        return await PageOfAsync(server, path);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _oneStart.Dispose();
    }

    /// <summary>A site whose store is empty.</summary>
    internal static Task<SiteServer> StartAsync() => SiteServer.StartAsync(
        routes => routes.MapDashboard(),
        services: services => services.AddWatch(DashboardNews.Pack, SiteServer.StoreIn(services), new FakeTimeProvider(DashboardNews.Now)));

    /// <summary>A page of a server, parsed.</summary>
    internal static async Task<IHtmlDocument> PageOfAsync(SiteServer server, string path)
    {
        var html = await server.Client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return await new HtmlParser().ParseDocumentAsync(html, TestContext.Current.CancellationToken);
    }
}
