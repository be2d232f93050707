using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SignalWatch.Alerts.Links;
using SignalWatch.Packs;
using SignalWatch.Web.Links;

namespace SignalWatch.Web.Cloud;

/// <summary>The site for a host that has routed a request to its catch-all function: the same pipeline as on a desk, over services of its own.</summary>
/// <param name="settings">The app's settings.</param>
/// <param name="engine">Gives the pack and the store.</param>
/// <param name="environment">The host's, which the API's description is named for.</param>
/// <param name="time">The clock.</param>
/// <param name="logging">Where the pipeline logs to.</param>
public sealed class CloudSite(CloudSettings settings, CloudEngine engine, IHostEnvironment environment, TimeProvider time, ILoggerFactory logging) : IAsyncDisposable
{
    private readonly Lock _making = new();
    private ServiceProvider? _services;
    private RequestDelegate? _site;

    /// <summary>Answers the request; 503 while a setting that the site needs is wrong.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        RequestDelegate site;
        ServiceProvider services;
        try
        {
            (site, services) = Made();
        }
        catch (Exception e) when (e is CloudSettingException or PackException)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync("The site can't start: a setting is wrong. /healthz says which.\n", context.RequestAborted);
            return;
        }

        var outer = context.RequestServices;
        await using var scope = services.CreateAsyncScope();
        context.RequestServices = scope.ServiceProvider;
        try
        {
            await site(context);
        }
        finally
        {
            context.RequestServices = outer;
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _services is { } services ? services.DisposeAsync() : ValueTask.CompletedTask;

    private (RequestDelegate Site, ServiceProvider Services) Made()
    {
        lock (_making)
        {
            if (_site is null || _services is null)
            {
                settings.Require("Links", "Mail", "Access");
                var keys = settings.LinkKeys ?? throw new CloudSettingException(settings.Faults);
                var services = new ServiceCollection()
                    .AddSingleton(environment)
                    .AddSingleton(logging)
                    .AddSingleton(typeof(ILogger<>), typeof(Logger<>))
                    .AddWatch(engine.Pack, engine.Store, time)
                    .AddMailLinks(new LinkSigner(keys, settings.Mail.PublicUrl, settings.Links, time))
                    .AddSite(Configure);
                _services = services.BuildServiceProvider();
                _site = WebSite.DelegateOf(_services, WebSite.MapSite);
            }

            return (_site, _services);
        }
    }

    private void Configure(SiteOptions site)
    {
        // The host on the same machine hands on requests from anywhere: a loopback address proves nothing here.
        site.TrustsLoopback = false;
        site.HasPlatformSignIn = settings.HasPlatformSignIn;
        site.HasForwardingProxy = settings.IsOnPlatform;
    }
}
