using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SignalWatch.Benchmarks.Scale;

/// <summary>Many outlets on one loopback port, told apart by host name; it remembers how often each page was asked for.</summary>
internal sealed class ScaleServer : IAsyncDisposable
{
    /// <summary>Items in each feed, all an hour old, so that their pages are read.</summary>
    public const int Items = 3;

    private readonly WebApplication _application;
    private readonly ConcurrentDictionary<string, int> _asked = new(StringComparer.Ordinal);

    private ScaleServer(WebApplication application) => _application = application;

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port => new Uri(
        _application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First()).Port;

    /// <summary>How often each item's page was asked for, by address.</summary>
    public IReadOnlyDictionary<string, int> PagesAsked => _asked;

    /// <summary>Starts serving.</summary>
    public static async Task<ScaleServer> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        var server = new ScaleServer(builder.Build());
        server._application.Run(server.AnswerAsync);
        await server._application.StartAsync(cancellationToken);
        return server;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var host = context.Request.Host.Host;
        switch (context.Request.Path.Value)
        {
            case "/robots.txt":
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
            case "/feed" when context.Request.Headers.IfNoneMatch == "\"1\"":
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                break;
            case "/feed":
                context.Response.Headers.ETag = "\"1\"";
                await SendAsync(context, "application/rss+xml; charset=utf-8", FeedOf(host));
                break;
            case var path:
                _asked.AddOrUpdate(host + path, 1, (_, times) => times + 1);
                await SendAsync(context, "text/html; charset=utf-8", PageOf(host, path ?? "/"));
                break;
        }
    }

    private static string FeedOf(string host)
    {
        var news = NewsOf(host);
        var text = new StringBuilder($"<rss version=\"2.0\"><channel><title>{host}</title><link>http://{host}/</link>");
        for (var number = 0; number < Items; number++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"<item><title>{news.Next()}</title><link>http://{host}/{number}</link><pubDate>{ScalePack.Start.AddHours(-1).AddMinutes(-number):R}</pubDate><description>A short lead.</description></item>");
        }

        return text.Append("</channel></rss>").ToString();
    }

    private static string PageOf(string host, string path)
    {
        var news = NewsOf(host + path);
        var body = string.Concat(Enumerable.Range(0, 12).Select(_ => $"<p>{news.Next()}. {news.Next()}. Officials said that talks go on.</p>\n"));
        return $"<!doctype html><html lang=\"en\"><head><title>{path} | {host}</title></head><body><nav><a href=\"/\">Home</a></nav><article><h1>Report {path} of {host}</h1>{body}</article></body></html>";
    }

    private static InventedNews NewsOf(string key) => new(key.Aggregate(17, (hash, c) => unchecked((hash * 31) + c)));

    private static async Task SendAsync(HttpContext context, string contentType, string body)
    {
        context.Response.ContentType = contentType;
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body), context.RequestAborted);
    }
}
