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

namespace SignalWatch.Benchmarks;

/// <summary>Many outlets on one loopback port, told apart by host name: each has a feed with an ETag, and a page for each item.</summary>
internal sealed class PollServer : IAsyncDisposable
{
    /// <summary>Items in each feed.</summary>
    public const int Items = 20;

    private static readonly string Filler = string.Concat(Enumerable.Range(0, 12).Select(number => string.Create(
        CultureInfo.InvariantCulture,
        $"<p>In paragraph {number} the railway's director told reporters that freight between the two ports has grown, that customs take less time than a year ago, and that talks on the tariff go on.</p>\n")));

    private readonly WebApplication _application;
    private readonly ConcurrentDictionary<string, int> _editions = new(StringComparer.OrdinalIgnoreCase);
    private readonly TimeProvider _clock;
    private int _requests;

    private PollServer(WebApplication application, TimeProvider clock)
    {
        _application = application;
        _clock = clock;
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint EndPoint => new(IPAddress.Loopback, new Uri(
        _application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First()).Port);

    /// <summary>Starts serving; items are dated by the clock.</summary>
    public static async Task<PollServer> StartAsync(TimeProvider clock, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        var server = new PollServer(builder.Build(), clock);
        server._application.Run(server.AnswerAsync);
        await server._application.StartAsync(cancellationToken);
        return server;
    }

    /// <summary>Gives an outlet a feed of new items.</summary>
    public void Publish(string host) => _editions.AddOrUpdate(host, 1, (_, edition) => edition + 1);

    /// <summary>Requests answered since the last call.</summary>
    public int TakeRequests() => Interlocked.Exchange(ref _requests, 0);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref _requests);
        var host = context.Request.Host.Host;
        var edition = _editions.GetValueOrDefault(host);
        switch (context.Request.Path.Value)
        {
            case "/robots.txt":
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
            case "/feed":
                await AnswerFeedAsync(context, host, edition);
                break;
            default:
                await SendAsync(context, "text/html; charset=utf-8", $"""
                    <!doctype html><html lang="en"><head><title>{context.Request.Path} | {host}</title></head><body><nav><a href="/">Home</a> <a href="/trade">Trade</a></nav>
                    <article><h1>Freight grows: {context.Request.Path}</h1>{Filler}</article><aside><h3>Read also</h3><a href="/other">Other news</a></aside></body></html>
                    """);
                break;
        }
    }

    private async Task AnswerFeedAsync(HttpContext context, string host, int edition)
    {
        var tag = string.Create(CultureInfo.InvariantCulture, $"\"{edition}\"");
        context.Response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        await SendAsync(context, "application/rss+xml; charset=utf-8", Feed(host, edition));
    }

    // The first edition is a year old, so it becomes history without its pages being fetched.
    private string Feed(string host, int edition)
    {
        var newest = edition == 0 ? _clock.GetUtcNow().AddYears(-1) : _clock.GetUtcNow().AddHours(-1);
        var text = new StringBuilder($"<rss version=\"2.0\"><channel><title>{host}</title><link>http://{host}/</link>");
        for (var number = 0; number < Items; number++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"<item><title>Freight grows on the southern route, report {edition}-{number} of {host}</title><link>http://{host}/{edition}/{number}</link><pubDate>{newest.AddMinutes(-number):R}</pubDate><description>A short lead.</description></item>");
        }

        return text.Append("</channel></rss>").ToString();
    }

    private static async Task SendAsync(HttpContext context, string contentType, string body)
    {
        context.Response.ContentType = contentType;
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body), context.RequestAborted);
    }
}
