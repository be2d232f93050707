using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace SignalWatch.Cli.Demo;

/// <summary>Serves the demo's world on loopback over real HTTP; each outlet is a host name, and shows what it had published by the clock's time.</summary>
internal sealed class WorldServer : IAsyncDisposable
{
    private const int FeedLength = 20;

    // Several times what the other outlets take, and yet a year of it must not make the demo slow.
    private static readonly TimeSpan SlowAnswer = TimeSpan.FromMilliseconds(8);
    private readonly WebApplication _application;

    private WorldServer(WebApplication application, IPEndPoint endPoint)
    {
        _application = application;
        EndPoint = endPoint;
    }

    /// <summary>Where it listens: 127.0.0.1 and a free port.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>Starts serving.</summary>
    public static async Task<WorldServer> StartAsync(NewsWorld world, TimeProvider clock, CancellationToken cancellationToken)
    {
        // Empty: the usual builders watch the folder one stands in, with all below it, for settings that the demo does not have.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        var application = builder.Build();
        application.Run(context => AnswerAsync(context, world, clock));
        await application.StartAsync(cancellationToken);
        var address = application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
        return new WorldServer(application, new IPEndPoint(IPAddress.Loopback, new Uri(address).Port));
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static async Task AnswerAsync(HttpContext context, NewsWorld world, TimeProvider clock)
    {
        var outlet = NewsWorld.OutletAt(context.Request.Host.Host);
        if (outlet is null or { Format: OutletFormat.Dead })
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (outlet.IsSlow)
        {
            await Task.Delay(SlowAnswer, TimeProvider.System, context.RequestAborted);
        }

        var now = clock.GetUtcNow();
        var published = world.Reports.Where(report => report.Outlet == outlet && report.Date <= now).Reverse().ToList();
        var path = context.Request.Path.Value ?? "/";
        if (path is "/feed" or "/")
        {
            var (bytes, contentType) = OutletFeed.Write(outlet, [.. published.Take(FeedLength)]);
            await SendAsync(context, bytes, contentType);
        }
        else if (published.FirstOrDefault(report => string.Equals(report.Path, path, StringComparison.Ordinal)) is { } report)
        {
            var related = published.Where(other => other != report).Take(4).ToList();
            await SendAsync(context, System.Text.Encoding.UTF8.GetBytes(OutletPages.Article(report, related)), "text/html; charset=utf-8");
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private static async Task SendAsync(HttpContext context, byte[] bytes, string contentType)
    {
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes)[..8])}\"";
        context.Response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = contentType;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}
